using Confluent.Kafka;
using EventPlatform.Hosting.Failures;
using EventPlatform.Kafka.Transactions;
using EventPlatform.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventPlatform.Relay.Tests.Transactions;

public class FeedProducerTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [FactNeeding(Part.None)]
    public async Task A_new_feed_stands_at_zero_and_remembers_what_it_sent()
    {
        var feed = await TestFeed.CreateAsync();
        using (var first = feed.Open())
        {
            (await first.TakeOverAsync(Never)).ShouldBe(0);
            (await first.SendAsync(TestFeed.Records(1, 500), Never)).ShouldBe(500);
            (await first.SendAsync(TestFeed.Records(501, 502), Never)).ShouldBe(2);
            (await first.TakeOverAsync(Never)).ShouldBe(502);
        }
        using var second = feed.Open();
        (await second.TakeOverAsync(Never)).ShouldBe(502);
        await feed.ShouldHoldEachOnceAsync(502);
    }

    [FactNeeding(Part.None)]
    public async Task What_was_sent_is_not_sent_again()
    {
        var feed = await TestFeed.CreateAsync();
        using (var first = feed.Open())
            await first.SendAsync(TestFeed.Records(1, 20), Never);
        using var second = feed.Open();
        (await second.SendAsync(TestFeed.Records(1, 20), Never)).ShouldBe(0);
        (await second.SendAsync(TestFeed.Records(15, 30), Never)).ShouldBe(10);
        (await second.SendAsync([], Never)).ShouldBe(0);
        await feed.ShouldHoldEachOnceAsync(30);
    }

    [FactNeeding(Part.None)]
    public async Task Feeds_over_the_same_topics_keep_their_own_positions()
    {
        var one = await TestFeed.CreateAsync();
        var two = one.Sibling();
        using (var producer = one.Open())
            await producer.SendAsync(TestFeed.Records(1, 5), Never);
        using (var producer = two.Open())
            await producer.SendAsync(TestFeed.Records(6, 9), Never);
        (await ProgressLog.ReadAsync(one.Settings, NullLogger.Instance, Never)).ShouldBe(5);
        (await ProgressLog.ReadAsync(two.Settings, NullLogger.Instance, Never)).ShouldBe(9);
        (await ProgressLog.ReadAsync(one.Sibling().Settings, NullLogger.Instance, Never)).ShouldBeNull();
    }

    [FactNeeding(Part.Transactions)]
    public async Task A_former_owner_can_send_nothing()
    {
        var feed = await TestFeed.CreateAsync();
        using var former = feed.Open();
        await former.SendAsync(TestFeed.Records(1, 10), Never);
        using var owner = feed.Open();
        await owner.TakeOverAsync(Never);
        await Should.ThrowAsync<FeedFencedException>(() => former.SendAsync(TestFeed.Records(11, 20), Never));
        await owner.SendAsync(TestFeed.Records(11, 20), Never);
        await feed.ShouldHoldEachOnceAsync(20);
    }

    [FactNeeding(Part.Transactions)]
    public async Task A_record_that_the_topic_refuses_fails_its_transaction_as_a_whole()
    {
        var feed = await TestFeed.CreateAsync(configuration: new Dictionary<string, string> { ["max.message.bytes"] = "2000" });
        using var producer = feed.Open();
        await producer.SendAsync(TestFeed.Records(1, 10), Never);
        var large = new FeedRecord(12, new() { Key = [1], Value = new byte[5000] });
        var failure = await Should.ThrowAsync<KafkaException>(() => producer.SendAsync([TestFeed.Record(11), large], Never));
        TransactionFailures.Of(failure).ShouldBe(FailureClass.SetUp, failure.Message);
        (await producer.TakeOverAsync(Never)).ShouldBe(10);
        await producer.SendAsync(TestFeed.Records(11, 12), Never);
        await feed.ShouldHoldEachOnceAsync(12);
    }

    [FactNeeding(Part.Administration)]
    public async Task A_progress_log_that_does_not_exist_is_a_fault_of_the_set_up()
    {
        var feed = await TestFeed.CreateAsync();
        using var producer = new FeedProducer(feed.Settings with { ProgressTopic = "nowhere" }, NullLogger.Instance);
        for (var again = 0; again < 2; again++)
        {
            var failure = await Should.ThrowAsync<KafkaException>(() => producer.TakeOverAsync(Never));
            TransactionFailures.Of(failure).ShouldBe(FailureClass.SetUp, failure.Message);
        }
    }
}
