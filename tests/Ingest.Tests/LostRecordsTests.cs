using Confluent.Kafka;
using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;

namespace EventPlatform.Ingest.Tests;

/// <summary>Retention that has passed our position.</summary>
public sealed class LostRecordsTests
{
    [FactNeeding(Part.Administration)]
    public async Task Where_retention_has_passed_the_position_ingest_goes_on_at_the_earliest_record()
    {
        var at = await TestInstallation.CreateAsync(partitions: 1);
        var store = new StoredLedger(at.Database);
        await using var ledger = new EventLedger(at.BootstrapServers, at.CustomerEvents);
        await ledger.ProduceAsync(100);
        await using (await IngestHost.StartAsync(at))
            await store.WaitForAsync(100);
        await ledger.ProduceAsync(100);
        using (var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = at.BootstrapServers }).Build())
            await admin.DeleteRecordsAsync([new(at.CustomerEvents, 0, 150)]);
        await ledger.ProduceAsync(10);

        await using var ingest = await IngestHost.StartAsync(at);
        await store.WaitForAsync(160);
        (await store.CountEventsAsync()).ShouldBe(160);
        await Eventually.Is(() => store.CountAsync("select next_offset from ingest.positions where record_timestamp is not null"), position => position == 210);
    }
}
