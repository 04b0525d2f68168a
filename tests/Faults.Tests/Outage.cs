using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;

namespace EventPlatform.Faults.Tests;

/// <summary>A dependency of ingest goes away for a minute, and comes back.</summary>
internal static class Outage
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3), Away = TimeSpan.FromMinutes(1);

    public static async Task AwayAndBackAsync(TestInstallation at, Func<Task> kill, Func<Task> startAgain)
    {
        await using var ledger = new EventLedger(at.BootstrapServers, at.CustomerEvents);
        var store = new StoredLedger(at.Database);
        await using var worker = IngestProcess.Start(at);
        ledger.StartProducing();
        await store.WaitForAsync(2_000, Patience);

        await kill();
        await worker.WaitForOutputAsync("waits: ", Patience);
        // Longer than every time-out on the way: the promise is about what comes after them.
        await Task.Delay(Away);
        worker.HasExited.ShouldBeFalse(worker.Output);
        await startAgain();
        await store.WaitForAsync(ledger.Acknowledged.Count + 2_000, Patience);
        await ledger.StopProducingAsync();
        await store.WaitForAsync(ledger.Acknowledged.Count, Patience);

        (await store.FaultsAsync(ledger.Acknowledged)).ShouldBeEmpty();
        worker.HasExited.ShouldBeFalse(worker.Output);
    }
}
