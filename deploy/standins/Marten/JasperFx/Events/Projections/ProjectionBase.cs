namespace JasperFx.Events.Projections;

/// <summary>A base that lets a projection say its name, version and filter.</summary>
public abstract class ProjectionBase : EventFilterable
{
    protected ProjectionBase() => Name = GetType().Name;

    public string Name { get; set; }

    public uint Version { get; set; } = 1;

    public AsyncOptions Options { get; } = new();

    public ProjectionLifecycle Lifecycle { get; set; } = ProjectionLifecycle.Async;
}
