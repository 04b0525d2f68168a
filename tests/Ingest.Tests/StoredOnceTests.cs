using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;

namespace EventPlatform.Ingest.Tests;

/// <summary>A source event is stored once, for ever [promise 2].</summary>
public sealed class StoredOnceTests
{
    [Fact]
    public async Task Replaying_a_whole_topic_changes_nothing()
    {
        var at = await TestInstallation.CreateAsync();
        var store = new StoredLedger(at.Database);
        await using var ledger = new EventLedger(at.BootstrapServers, at.CustomerEvents);
        await ledger.ProduceAsync(5_000);
        await using (await IngestHost.StartAsync(at))
            await store.WaitForAsync(5_000);

        using var counted = new Counted();
        await store.CountAsync("update ingest.positions set next_offset = null; select 1");
        await using (await IngestHost.StartAsync(at))
            await Eventually.True(() => counted["duplicate"] == 5_000, TimeSpan.FromMinutes(2));

        counted["stored"].ShouldBe(0);
        (await store.FaultsAsync(ledger.Acknowledged)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_producers_with_the_same_event_store_it_once()
    {
        var at = await TestInstallation.CreateAsync();
        var store = new StoredLedger(at.Database);
        await using var one = new EventLedger(at.BootstrapServers, at.CustomerEvents);
        await using var other = new EventLedger(at.BootstrapServers, at.CustomerEvents);
        using var counted = new Counted();
        await using var ingest = await IngestHost.StartAsync(at);

        await Task.WhenAll(one.ProduceAsync(3_000), other.ProduceAsync(3_000));
        await Eventually.True(() => counted["stored"] + counted["duplicate"] == 6_000, TimeSpan.FromMinutes(2));

        counted["stored"].ShouldBe(3_000);
        await store.WaitForAsync(3_000);
        (await store.CountEventsAsync()).ShouldBe(3_000);
    }

    [Fact]
    public async Task A_customer_whose_producers_disagree_on_partitions_is_stored_once_all_the_same()
    {
        var at = await TestInstallation.CreateAsync(partitions: 2);
        await using var ledger = new EventLedger(at.BootstrapServers, at.CustomerEvents);
        using var counted = new Counted();
        for (var number = 0; number < 200; number++)
            foreach (var partition in new[] { 0, 1 })
                await ledger.SendAsync(EventLedger.Message($"e{number}", "c1", number), partition);
        await using var ingest = await IngestHost.StartAsync(at);

        await Eventually.True(() => counted["stored"] + counted["duplicate"] == 400, TimeSpan.FromMinutes(2));
        counted["stored"].ShouldBe(200);
        (await new StoredLedger(at.Database).CountEventsAsync()).ShouldBe(200);
    }

    [Fact]
    public async Task A_stored_event_that_one_batch_repeats_several_times_is_a_duplicate_each_time()
    {
        var at = await TestInstallation.CreateAsync();
        await using var ledger = new EventLedger(at.BootstrapServers, at.CustomerEvents);
        await ledger.SendAsync(EventLedger.Message("e1", "c1", 1));
        await using (await IngestHost.StartAsync(at))
            await new StoredLedger(at.Database).WaitForAsync(1);

        using var counted = new Counted();
        for (var time = 0; time < 3; time++)
            await ledger.SendAsync(EventLedger.Message("e1", "c1", 1));
        await using var ingest = await IngestHost.StartAsync(at);

        await Eventually.True(() => counted["duplicate"] == 3, TimeSpan.FromMinutes(2));
    }
}
