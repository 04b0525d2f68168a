namespace JasperFx.Events.Projections;

/// <summary>A projection's version. Above 1 it is a shard of its own, which starts from zero.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class ProjectionVersionAttribute(uint version) : Attribute
{
    public uint Version { get; } = version;
}
