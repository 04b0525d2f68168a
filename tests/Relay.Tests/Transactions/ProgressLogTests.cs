using System.Text;
using Confluent.Kafka;
using EventPlatform.Kafka.Transactions;
using EventPlatform.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventPlatform.Relay.Tests.Transactions;

/// <summary>Reading the position at start-up: a transactional log does not end in a record.</summary>
public class ProgressLogTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public void A_position_is_written_in_digits()
    {
        var record = ProgressLog.Record("feed", 1234567890123);
        Encoding.UTF8.GetString(record.Key).ShouldBe("feed");
        Encoding.UTF8.GetString(record.Value).ShouldBe("1234567890123");
    }

    [TheoryNeeding(Part.Transactions)]
    [InlineData(1)]
    [InlineData(40)]
    public async Task The_position_is_found_behind_aborted_transactions(int aborted)
    {
        var feed = await TestFeed.CreateAsync();
        using (var producer = feed.Open())
            await producer.SendAsync(TestFeed.Records(1, 7), Never);
        AbortMany(feed, aborted);
        (await ProgressLog.ReadAsync(feed.Settings, NullLogger.Instance, Never)).ShouldBe(7);
        using var successor = feed.Open();
        (await successor.SendAsync(TestFeed.Records(1, 9), Never)).ShouldBe(2);
        await feed.ShouldHoldEachOnceAsync(9);
    }

    [FactNeeding(Part.Transactions)]
    public async Task A_position_behind_the_open_transaction_of_another_feed_is_not_missed()
    {
        var feed = await TestFeed.CreateAsync();
        using var other = feed.Sibling().Client();
        using (var producer = feed.Open())
        {
            // An owner has read the log before the other's transaction hides its end.
            await producer.TakeOverAsync(Never);
            Begin(other, feed.Settings, "other", 1);
            await producer.SendAsync(TestFeed.Records(1, 7), Never);
        }
        (await ReadCommitted.IsHeldUpAsync(feed.Settings.Producer.BootstrapServers, feed.Settings.ProgressTopic)).ShouldBeTrue();
        var reading = ProgressLog.ReadAsync(feed.Settings, NullLogger.Instance, Never);
        (await ReadCommitted.IsHeldUpAsync(feed.Settings.Producer.BootstrapServers, feed.Settings.ProgressTopic)).ShouldBeTrue();
        reading.IsCompleted.ShouldBeFalse();
        other.AbortTransaction();
        (await reading).ShouldBe(7);
    }

    [FactNeeding(Part.Transactions)]
    public async Task A_log_of_aborted_transactions_only_holds_no_position()
    {
        var feed = await TestFeed.CreateAsync();
        AbortMany(feed, 100);
        (await ProgressLog.ReadAsync(feed.Settings, NullLogger.Instance, Never)).ShouldBeNull();
    }

    [FactNeeding(Part.None)]
    public async Task A_record_that_is_no_position_is_named()
    {
        var feed = await TestFeed.CreateAsync();
        using (var client = new ProducerBuilder<byte[], byte[]>(feed.Settings.Producer).Build())
            await client.ProduceAsync(feed.Settings.ProgressTopic, new() { Key = Encoding.UTF8.GetBytes(feed.Settings.Name), Value = Encoding.UTF8.GetBytes("12 apples") });
        (await Should.ThrowAsync<InvalidDataException>(() => ProgressLog.ReadAsync(feed.Settings, NullLogger.Instance, Never))).Message.ShouldContain(feed.Settings.ProgressTopic);
    }

    private static void AbortMany(TestFeed feed, int count)
    {
        using var client = feed.Client();
        client.InitTransactions(TimeSpan.FromSeconds(10));
        for (var i = 0; i < count; i++)
        {
            client.BeginTransaction();
            client.Produce(feed.Settings.ProgressTopic, ProgressLog.Record(feed.Settings.Name, 1000 + i));
            client.Flush(TimeSpan.FromSeconds(10));
            client.AbortTransaction();
        }
    }

    private static void Begin(IProducer<byte[], byte[]> client, FeedSettings settings, string feed, long position)
    {
        client.InitTransactions(TimeSpan.FromSeconds(10));
        client.BeginTransaction();
        client.Produce(settings.ProgressTopic, ProgressLog.Record(feed, position));
        client.Flush(TimeSpan.FromSeconds(10));
    }
}
