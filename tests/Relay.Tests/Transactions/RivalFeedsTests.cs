using Confluent.Kafka;
using EventPlatform.Kafka.Transactions;
using EventPlatform.TestKit;

namespace EventPlatform.Relay.Tests.Transactions;

public class RivalFeedsTests
{
    private const int Last = 3000;

    /// <summary>Two processes that both take themselves for the owner, each cutting its own batches.</summary>
    [FactNeeding(Part.Transactions)]
    public async Task Two_relays_never_interleave()
    {
        var feed = await TestFeed.CreateAsync();
        var fenced = await Task.WhenAll(RunAsync(feed, seed: 1), RunAsync(feed, seed: 2));
        fenced.Sum().ShouldBeGreaterThan(0, "they never met");
        await feed.ShouldHoldEachOnceAsync(Last);
    }

    private static async Task<int> RunAsync(TestFeed feed, int seed)
    {
        var random = new Random(seed);
        using var producer = feed.Open();
        var fenced = 0;
        while (true)
        {
            try
            {
                var position = await producer.TakeOverAsync(CancellationToken.None);
                if (position == Last)
                    return fenced;
                await producer.SendAsync(TestFeed.Records(Math.Max(1, position - random.Next(10)), Math.Min(Last, position + 1 + random.Next(60))), CancellationToken.None);
            }
            catch (FeedFencedException)
            {
                fenced++;
            }
            catch (KafkaException)
            {
                // A broker may answer a loser with an error of its own: nothing is known to be sent, and calling again is right.
                fenced++;
            }
        }
    }
}
