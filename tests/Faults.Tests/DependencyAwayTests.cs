using EventPlatform.Embedded.Postgres;
using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;

namespace EventPlatform.Faults.Tests;

/// <summary>Database or broker away: pause, nothing lost, resumes alone [promise 13].</summary>
public sealed class DependencyAwayTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3), Away = TimeSpan.FromMinutes(1);

    [FactNeeding(Part.DatabaseFaults | Part.Retention)]
    public async Task Database_away_for_a_minute()
    {
        await using var server = await PostgresCluster.StartAsync();
        var broker = await TestKafka.BrokerAsync();
        var at = new TestInstallation(await server.CreateDatabaseAsync(), broker.BootstrapServers);
        await at.CreateTopicsAsync(broker.CreateTopicAsync, partitions: 4);

        await AwayAndBackAsync(at, server.KillAsync, () => server.StartAgainAsync());
    }

    [FactNeeding(Part.BrokerFaults)]
    public async Task Broker_away_for_a_minute()
    {
        await using var cluster = await TestKafka.StartClusterAsync();
        var at = new TestInstallation(await TestPostgres.CreateDatabaseAsync(), cluster.BootstrapServers);
        await at.CreateTopicsAsync(cluster.CreateTopicAsync, partitions: 4);

        await AwayAndBackAsync(at, () => cluster.KillAsync(1), () => cluster.StartAgainAsync(1));
    }

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

    private static async Task AwayAndBackAsync(TestInstallation at, Func<Task> kill, Func<Task> startAgain)
    {
        await using var ledger = new EventLedger(at.BootstrapServers, at.CustomerEvents);
        var store = new StoredLedger(at.Database);
        await using var worker = IngestProcess.Start(at);
        ledger.StartProducing();
        await store.WaitForAsync(2_000, Patience);

        await kill();
        await worker.WaitForOutputAsync("waits: ", Patience);
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
