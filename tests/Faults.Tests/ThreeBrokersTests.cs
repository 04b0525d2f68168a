using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;

namespace EventPlatform.Faults.Tests;

/// <summary>One of three brokers away, one after the other: ingest goes on [promise 13].</summary>
public sealed class ThreeBrokersTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [FactNeeding(Part.BrokerFaults)]
    public async Task Three_brokers_one_killed()
    {
        await using var cluster = await TestKafka.StartClusterAsync(new() { Nodes = 3 });
        var at = new TestInstallation(await TestPostgres.CreateDatabaseAsync(), cluster.BootstrapServers);
        await at.CreateTopicsAsync(cluster.CreateTopicAsync, partitions: 6);
        await using var ledger = new EventLedger(at.BootstrapServers, at.CustomerEvents);
        var store = new StoredLedger(at.Database);
        await using var worker = IngestProcess.Start(at);
        ledger.StartProducing();
        await store.WaitForAsync(2_000, Patience);

        for (var node = 1; node <= 3; node++)
        {
            await cluster.KillAsync(node);
            await store.WaitForAsync(ledger.Acknowledged.Count + 2_000, Patience);
            await cluster.StartAgainAsync(node);
        }
        await ledger.StopProducingAsync();
        await store.WaitForAsync(ledger.Acknowledged.Count, Patience);

        (await store.FaultsAsync(ledger.Acknowledged)).ShouldBeEmpty();
        worker.HasExited.ShouldBeFalse(worker.Output);
    }
}
