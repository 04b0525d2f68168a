using Confluent.Kafka;
using EventPlatform.EventStore.Schema;
using EventPlatform.Kafka.Consuming;
using EventPlatform.TestKit.Ledgers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventPlatform.Ingest.Tests;

/// <summary>A former owner cannot write [promise 14]: the fence itself, without Kafka.</summary>
public sealed class FenceTests : IAsyncLifetime
{
    private TestInstallation _at = null!;
    private StoredLedger _store = null!;
    private TopicPartition _partition = null!;
    private IHost _one = null!;
    private IHost _other = null!;

    public async Task InitializeAsync()
    {
        _at = await TestInstallation.CreateAsync();
        _store = new StoredLedger(_at.Database);
        _partition = new(_at.CustomerEvents, 0);
        (_one, _other) = (IngestHost.Build(_at), IngestHost.Build(_at));
        await _one.Services.GetRequiredService<SchemaSetup>().StartingAsync(default);
    }

    public Task DisposeAsync()
    {
        _one.Dispose();
        _other.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_former_owner_is_refused_and_nothing_of_its_batch_is_stored()
    {
        var former = await TakeOverAsync(_one);
        var present = await TakeOverAsync(_other);

        (await Should.ThrowAsync<FencedException>(() => StoreAsync(_one, former, 0, 1))).Leases.ShouldBe([former]);
        (await _store.CountEventsAsync()).ShouldBe(0);
        await StoreAsync(_other, present, 0);
        (await _store.CountEventsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_successor_begins_where_the_former_owner_s_last_batch_ended()
    {
        var former = await TakeOverAsync(_one);
        await StoreAsync(_one, former, 0, 1, 4);

        var present = await TakeOverAsync(_other);
        (present.Position, present.Epoch).ShouldBe((5, former.Epoch + 1));
    }

    [Fact]
    public async Task A_batch_that_was_stored_already_by_the_same_owner_counts_as_stored()
    {
        var lease = await TakeOverAsync(_one);
        await StoreAsync(_one, lease, 0, 1);
        await StoreAsync(_one, lease, 0, 1); // the position in the lease is still the old one, as after a commit whose answer was lost
        (await _store.CountEventsAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_position_that_somebody_else_has_moved_fences_the_owner_off()
    {
        var lease = await TakeOverAsync(_one);
        await _store.CountAsync("update ingest.positions set next_offset = 77; select 1");
        await Should.ThrowAsync<FencedException>(() => StoreAsync(_one, lease, 0));
    }

    [Fact]
    public async Task One_partition_that_is_fenced_off_rolls_back_the_others_of_the_batch()
    {
        var (kept, lost) = (await TakeOverAsync(_one), await TakeOverAsync(_one, 1));
        await TakeOverAsync(_other, 1);
        var batch = new RecordBatch();
        batch.Add(Record(kept, 0));
        batch.Add(Record(lost, 0));

        (await Should.ThrowAsync<FencedException>(() => Processor(_one).ProcessAsync(0, batch, default))).Leases.ShouldBe([lost]);
        (await _store.CountEventsAsync()).ShouldBe(0);
    }

    private static IBatchProcessor Processor(IHost owner) => owner.Services.GetRequiredService<IBatchProcessor>();

    private async Task<Lease> TakeOverAsync(IHost owner, int partition = 0)
    {
        var grants = await owner.Services.GetRequiredService<IPositionStore>().TakeOverAsync([new(_partition.Topic, partition)], default);
        return new Lease(grants.Single(), lane: 0);
    }

    private static Task StoreAsync(IHost owner, Lease lease, params long[] offsets)
    {
        var batch = new RecordBatch();
        foreach (var offset in offsets)
            batch.Add(Record(lease, offset));
        return Processor(owner).ProcessAsync(0, batch, default);
    }

    private static ConsumedRecord Record(Lease lease, long offset)
    {
        var message = EventLedger.Message($"p{lease.Partition.Partition.Value}-{offset}", "c1", (int)offset);
        message.Timestamp = new(new DateTime(2025, 6, 1, 10, 0, 0, DateTimeKind.Utc));
        return new(lease, new() { TopicPartitionOffset = new(lease.Partition, offset), Message = message });
    }
}
