namespace JasperFx.Events;

/// <summary>Reading events.</summary>
public interface IQueryEventStore
{
    /// <summary>A stream's events in order, archived ones left out.</summary>
    /// <param name="streamKey">The stream.</param>
    /// <param name="version">Last version to read; 0: all.</param>
    /// <param name="timestamp">Latest time to read.</param>
    /// <param name="fromVersion">First version to read.</param>
    /// <param name="token">Cancels the query.</param>
    Task<IReadOnlyList<IEvent>> FetchStreamAsync(string streamKey, long version = 0, DateTimeOffset? timestamp = null, long fromVersion = 0,
        CancellationToken token = default);

    /// <summary>A stream's row, or null.</summary>
    Task<StreamState?> FetchStreamStateAsync(string streamKey, CancellationToken token = default);

    /// <summary>The event of that id, or null.</summary>
    Task<IEvent?> LoadAsync(Guid id, CancellationToken token = default);

    /// <summary>The event of that id, or null where there is none or its body is no <typeparamref name="T"/>.</summary>
    Task<IEvent<T>?> LoadAsync<T>(Guid id, CancellationToken token = default) where T : class;
}
