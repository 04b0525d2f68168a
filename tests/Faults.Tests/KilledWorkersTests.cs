using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;

namespace EventPlatform.Faults.Tests;

/// <summary>No acknowledged record is lost between topic and store [promise 1].</summary>
public sealed class KilledWorkersTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Ingest_keeps_every_record_when_workers_are_killed()
    {
        var at = await TestInstallation.CreateAsync();
        var store = new StoredLedger(at.Database);
        await using var ledger = new EventLedger(at.BootstrapServers, at.CustomerEvents);
        var workers = new[] { IngestProcess.Start(at), IngestProcess.Start(at) };
        ledger.StartProducing();

        await store.WaitForAsync(2_000, Patience);
        for (var kill = 0; kill < 3; kill++)
        {
            var victim = kill % workers.Length;
            await workers[victim].KillAsync();
            await workers[victim].DisposeAsync();
            workers[victim] = IngestProcess.Start(at);
            await store.WaitForAsync(ledger.Acknowledged.Count + 1_000, Patience);
        }
        await ledger.StopProducingAsync();
        await store.WaitForAsync(ledger.Acknowledged.Count, Patience);

        (await store.FaultsAsync(ledger.Acknowledged)).ShouldBeEmpty();
        foreach (var worker in workers)
        {
            worker.HasExited.ShouldBeFalse(worker.Output);
            (await worker.StopAsync()).ShouldBeTrue("it drains and ends by itself");
            worker.ExitCode.ShouldBe(0, worker.Output);
            await worker.DisposeAsync();
        }
    }
}
