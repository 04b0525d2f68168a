using Confluent.Kafka;
using EventPlatform.Kafka.Transactions;
using EventPlatform.TestKit;

namespace EventPlatform.Relay.Tests.Transactions;

/// <summary>An owner dies at every step of its work, and a successor begins where the topic says.</summary>
public class KilledFeedTests
{
    private const int Batch = 20;
    private static readonly CancellationToken Never = CancellationToken.None;

    public static TheoryData<string, bool, int> Steps => new()
    {
        { nameof(IProducer<,>.InitTransactions), false, 1 },
        { nameof(IProducer<,>.InitTransactions), true, 1 },
        { nameof(IProducer<,>.BeginTransaction), false, 2 },
        { nameof(IProducer<,>.BeginTransaction), true, 2 },
        { nameof(IProducer<,>.Produce), true, Batch + 2 },
        { nameof(IProducer<,>.Produce), true, Batch + 10 },
        { nameof(IProducer<,>.Produce), false, 2 * Batch + 2 },
        { nameof(IProducer<,>.Produce), true, 2 * Batch + 2 },
        { nameof(IProducer<,>.CommitTransaction), false, 1 },
        { nameof(IProducer<,>.CommitTransaction), false, 2 },
        { nameof(IProducer<,>.CommitTransaction), true, 2 },
    };

    [TheoryNeeding(Part.Transactions)]
    [MemberData(nameof(Steps))]
    public async Task A_successor_sends_what_is_missing_and_nothing_twice(string method, bool after, int call)
    {
        var feed = await TestFeed.CreateAsync();
        var clients = new List<IProducer<byte[], byte[]>>();
        using var mortal = feed.Open(config => MortalClient.Of(Keep(clients, config), new(method, after, call)));
        await Should.ThrowAsync<KilledException>(() => SendThreeAsync(mortal));
        using var successor = feed.Open();
        await SendThreeAsync(successor);
        await feed.ShouldHoldEachOnceAsync(3 * Batch);
        clients.ForEach(client => client.Dispose());
    }

    [TheoryNeeding(Part.Transactions)]
    [MemberData(nameof(Steps))]
    public async Task The_same_owner_goes_on_after_an_exception_at_any_step(string method, bool after, int call)
    {
        var feed = await TestFeed.CreateAsync();
        var clients = new List<IProducer<byte[], byte[]>>();
        var deaths = 0;
        using var owner = feed.Open(config => deaths++ == 0 ? MortalClient.Of(Keep(clients, config), new(method, after, call)) : Keep(clients, config));
        await Should.ThrowAsync<KilledException>(() => SendThreeAsync(owner));
        await SendThreeAsync(owner);
        await feed.ShouldHoldEachOnceAsync(3 * Batch);
        clients.ForEach(client => client.Dispose());
    }

    private static async Task SendThreeAsync(FeedProducer producer)
    {
        for (var from = 1; from < 3 * Batch; from += Batch)
            await producer.SendAsync(TestFeed.Records(from, from + Batch - 1), Never);
    }

    private static IProducer<byte[], byte[]> Keep(List<IProducer<byte[], byte[]>> clients, ProducerConfig config)
    {
        clients.Add(new ProducerBuilder<byte[], byte[]>(config).Build());
        return clients[^1];
    }
}
