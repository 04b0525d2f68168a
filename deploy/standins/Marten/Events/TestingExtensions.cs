using JasperFx.Events.Projections;
using Marten.Storage;
using Microsoft.Extensions.Hosting;

namespace Marten.Events;

/// <summary>Lets a test wait for the daemon.</summary>
public static class TestingExtensions
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

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
    public static async Task WaitForNonStaleProjectionDataAsync(this IMartenDatabase database, TimeSpan timeout)
    {
        using var limit = new CancellationTokenSource(timeout);
        try
        {
            var newest = await NewestAsync(database, limit.Token);
            while (!await HasReachedAsync(database, newest, limit.Token))
            {
                await Task.Delay(LookEvery, limit.Token);
            }
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException(await StateAsync(database, timeout), e);
        }
    }

    private static async Task<long> NewestAsync(IMartenDatabase database, CancellationToken token)
    {
        while (true)
        {
            var statistics = await database.FetchEventStoreStatistics(token);
            if (statistics.EventCount > 0)
            {
                return statistics.EventSequenceNumber;
            }

            await Task.Delay(LookEvery, token);
        }
    }

    private static async Task<bool> HasReachedAsync(IMartenDatabase database, long newest, CancellationToken token)
    {
        var progress = await database.AllProjectionProgress(token);
        return ((MartenDatabase)database).ProgressionNames
            .All(name => progress.Any(row => row.ShardName == name && row.Sequence >= newest));
    }

    private static async Task<string> StateAsync(IMartenDatabase database, TimeSpan timeout)
    {
        var newest = await database.FetchHighestEventSequenceNumber();
        var progress = await database.AllProjectionProgress();
        return $"Not every shard reached {newest} within {timeout}: {string.Join(", ", progress.Select(row => $"{row.ShardName} {row.Sequence}"))}.";
    }
}
