using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;

namespace EventPlatform.Faults.Tests;

/// <summary>A former owner cannot write [promise 14].</summary>
public sealed class PausedWorkerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Paused_worker_that_wakes_up_is_refused()
    {
        var at = await TestInstallation.CreateAsync();
        var store = new StoredLedger(at.Database);
        await using var ledger = new EventLedger(at.BootstrapServers, at.CustomerEvents);
        await using var paused = IngestProcess.Start(at);
        ledger.StartProducing(portion: 200);
        await store.WaitForAsync(5_000, Patience);

        // Wherever it is now: reading, in a COPY, between two statements, in a commit.
        paused.Pause();
        await using var successor = IngestProcess.Start(at);
        await Eventually.Is(() => store.CountAsync("select count(*) from ingest.positions where epoch = 1"), former => former == 0, Patience, "the successor owns every partition");
        await store.WaitForAsync(ledger.Acknowledged.Count + 5_000, Patience);
        paused.Resume();
        await Eventually.Is(() => store.CountAsync("select count(distinct owner) from ingest.positions"), owners => owners == 2, Patience, "both own partitions again");
        await store.WaitForAsync(ledger.Acknowledged.Count + 5_000, Patience);
        await ledger.StopProducingAsync();
        await store.WaitForAsync(ledger.Acknowledged.Count, Patience);

        (await store.FaultsAsync(ledger.Acknowledged)).ShouldBeEmpty();
        paused.HasExited.ShouldBeFalse(paused.Output);
        successor.HasExited.ShouldBeFalse(successor.Output);
    }
}
