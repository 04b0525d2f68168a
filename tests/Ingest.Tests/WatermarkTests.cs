using EventPlatform.TestKit.Ledgers;

namespace EventPlatform.Ingest.Tests;

/// <summary>How far in time the inputs are stored, for the clock of the rules [spec 02.3].</summary>
public sealed class WatermarkTests
{
    [Fact]
    public async Task Every_partition_says_that_nothing_older_than_a_moment_waits_and_the_next_process_goes_on_from_there()
    {
        var at = await TestInstallation.CreateAsync(partitions: 2);
        var store = new StoredLedger(at.Database);
        await using (await IngestHost.StartAsync(at))
            await TestKit.Eventually.Is(() => store.CountAsync("select count(*) from ingest.positions where stored_through > now() - interval '30 s'"), current => current == 4, TimeSpan.FromMinutes(1));

        var before = await store.CountAsync("select extract(epoch from max(stored_through)) * 1000 from ingest.positions");
        await using (await IngestHost.StartAsync(at))
            await TestKit.Eventually.Is(() => store.CountAsync("select extract(epoch from min(stored_through)) * 1000 from ingest.positions"), now => now > before, TimeSpan.FromMinutes(1));
    }
}
