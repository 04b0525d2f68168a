namespace JasperFx;

/// <summary>Values that stand in rows.</summary>
public static class StorageConstants
{
    /// <summary>The tenant of a store that has only one.</summary>
    public const string DefaultTenantId = "*DEFAULT*";
}
