namespace JasperFx.Events.Projections;

/// <summary>Something that is fed pages of events.</summary>
public interface IJasperFxProjection<TOperations>
{
    /// <summary>Applies a page. Called again with the same page after a restart.</summary>
    Task ApplyAsync(TOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation);
}
