using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;

namespace EventPlatform.Projections.Tests;

/// <summary>A projection that is far behind reads pages, not the whole rest of the log for each of them.</summary>
public sealed class PageReadTests
{
    private const int Events = 20_000, PageSize = 200, Shards = 3;

    // Whatever the kind of scan; the server counts for everybody who was connected.
    private const string RowsRead = "select seq_tup_read + idx_tup_fetch from pg_stat_user_tables where schemaname = 'events' and relname = 'mt_events'";

    [Fact]
    public async Task Catching_up_reads_an_event_once_for_each_projection()
    {
        var store = await ProjectedStore.CreateAsync([.. Enumerable.Range(0, Events).Select(Visit)]);
        var before = await store.ReadAsync<long>(RowsRead);

        await store.ProjectAsync(PageSize);

        (await store.ReadAsync<long>(RowsRead) - before).ShouldBeInRange(Events, 2 * Shards * Events);
    }

    private static EventToAppend Visit(int number) => History.Append(StreamKey.Customer(History.OrgId, $"c{number % 100}"), EventTypes.AnyCustomerEvent, $"visit-{number}",
        """{"name":"visit","occurred":"2026-01-01T00:00:00Z","received":"2026-01-01T00:00:00Z","context":{}}"""u8.ToArray());
}
