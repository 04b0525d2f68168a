using Marten.Storage;
using Microsoft.Extensions.Hosting;

namespace Marten.Events;

/// <summary>Lets a test wait for the daemon.</summary>
public static class TestingExtensions
{
    /// <inheritdoc cref="WaitForNonStaleProjectionDataAsync(IMartenDatabase, TimeSpan)"/>
    public static Task WaitForNonStaleProjectionDataAsync(this IHost host, TimeSpan timeout) =>
        host.DocumentStore().WaitForNonStaleProjectionDataAsync(timeout);

    /// <inheritdoc cref="WaitForNonStaleProjectionDataAsync(IMartenDatabase, TimeSpan)"/>
    public static Task WaitForNonStaleProjectionDataAsync(this IDocumentStore store, TimeSpan timeout) =>
        store.Storage.Database.WaitForNonStaleProjectionDataAsync(timeout);

    /// <summary>
    /// Waits until every shard and the mark have reached the newest number given out; <see cref="TimeoutException"/> otherwise, also
    /// when no event ever appears.
    /// </summary>
    public static Task WaitForNonStaleProjectionDataAsync(this IMartenDatabase database, TimeSpan timeout) => throw new NotSupportedException();
}
