namespace JasperFx.Events.Projections;

/// <summary>Names a shard. Its identity is the key of its progression row: <c>{Name}:All</c>, <c>{Name}:V{n}:All</c> above version 1.</summary>
public class ShardName
{
    public const string All = "All";

    public ShardName(string name, string shardKey, uint version)
    {
        Name = name;
        ShardKey = shardKey;
        Version = version;
        Identity = version > 1 ? $"{name}:V{version}:{shardKey}" : $"{name}:{shardKey}";
    }

    public ShardName(string name) : this(name, All, 1)
    {
    }

    public string Name { get; }

    public string ShardKey { get; }

    public uint Version { get; }

    public string? TenantId => null;

    public string Identity { get; }

    public static ShardName Compose(string name, string? shardKey = All, string? tenantId = null, uint version = 1) =>
        tenantId is null
            ? new ShardName(name, shardKey ?? All, version)
            : throw new NotSupportedException($"Shard '{name}' was asked for tenant '{tenantId}', but this store has one tenant only.");

    public override string ToString() => Identity;

    public override bool Equals(object? obj) => obj is ShardName other && other.Identity == Identity;

    public override int GetHashCode() => Identity.GetHashCode(StringComparison.Ordinal);
}
