namespace JasperFx.MultiTenancy;

/// <summary>Whether rows of several tenants share the event tables. The stand-in knows <see cref="Single"/> only.</summary>
public enum TenancyStyle
{
    Single,
    Conjoined,
}
