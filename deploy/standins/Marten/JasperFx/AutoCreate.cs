namespace JasperFx;

/// <summary>What a store may do to its database's schema at first use. A full apply works whatever this says.</summary>
public enum AutoCreate
{
    All,
    CreateOrUpdate,
    CreateOnly,
    None,
}
