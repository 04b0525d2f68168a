using EventPlatform.TestKit.Ledgers;

namespace EventPlatform.Ingest.Tests;

/// <summary>Per customer, stored order is the topic's order [promise 3].</summary>
public sealed class OrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Order_per_customer_survives_rebalances(int seed)
    {
        var random = new Random(seed);
        var at = await TestInstallation.CreateAsync();
        await using var ledger = new EventLedger(at.BootstrapServers, at.CustomerEvents, customers: 20);
        ledger.StartProducing();
        var workers = new List<IngestHost> { await IngestHost.StartAsync(at) };
        var store = new StoredLedger(at.Database);

        for (var step = 0; step < 6; step++)
        {
            await ChangeAsync(workers, random, at);
            await store.WaitForAsync(await store.CountEventsAsync() + 500);
        }
        await ledger.StopProducingAsync();
        await store.WaitForAsync(ledger.Acknowledged.Count);
        foreach (var worker in workers)
            await worker.DisposeAsync();

        (await store.FaultsAsync(ledger.Acknowledged)).ShouldBeEmpty();
    }

    /// <summary>A worker comes or one goes: either is a rebalance.</summary>
    private static async Task ChangeAsync(List<IngestHost> workers, Random random, TestInstallation at)
    {
        if (workers.Count == 1 || (workers.Count < 3 && random.Next(2) == 0))
        {
            workers.Add(await IngestHost.StartAsync(at));
            return;
        }
        var leaving = workers[random.Next(workers.Count)];
        workers.Remove(leaving);
        await leaving.DisposeAsync();
    }
}
