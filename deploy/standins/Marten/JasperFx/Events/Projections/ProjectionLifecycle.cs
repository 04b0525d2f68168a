namespace JasperFx.Events.Projections;

/// <summary>When a projection runs. The stand-in knows <see cref="Async"/> only.</summary>
public enum ProjectionLifecycle
{
    Inline,
    Async,
    Live,
}
