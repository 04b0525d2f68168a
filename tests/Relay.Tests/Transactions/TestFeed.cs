using System.Text;
using Confluent.Kafka;
using EventPlatform.Kafka.Transactions;
using EventPlatform.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventPlatform.Relay.Tests.Transactions;

/// <summary>A feed with a topic and a progress log of its own on a broker.</summary>
internal sealed class TestFeed
{
    private readonly string _bootstrapServers;

    private TestFeed(string bootstrapServers, FeedSettings settings) => (_bootstrapServers, Settings) = (bootstrapServers, settings);

    public FeedSettings Settings { get; }

    /// <param name="bootstrapServers">Of a broker of the test's own; the shared one where none is given.</param>
    /// <param name="create">Makes a topic there.</param>
    /// <param name="configuration">Of the topic of records.</param>
    public static async Task<TestFeed> CreateAsync(string? bootstrapServers = null, Func<string, int, IReadOnlyDictionary<string, string>?, Task>? create = null,
        IReadOnlyDictionary<string, string>? configuration = null)
    {
        var broker = bootstrapServers is null ? await TestKafka.BrokerAsync() : null;
        var servers = bootstrapServers ?? broker!.BootstrapServers;
        create ??= (topic, partitions, settings) => broker!.CreateTopicAsync(topic, partitions, settings);
        var name = TestKafka.UniqueName("feed");
        await create($"{name}.out", 4, configuration);
        await create($"{name}.progress", 1, new Dictionary<string, string> { ["cleanup.policy"] = "compact" });
        return new(servers, new(name, $"{name}.out", $"{name}.progress", Producer(servers), new() { BootstrapServers = servers }));
    }

    /// <summary>Another feed over the same topics.</summary>
    public TestFeed Sibling() => new(_bootstrapServers, Settings with { Name = TestKafka.UniqueName("sibling") });

    public FeedProducer Open(Func<ProducerConfig, IProducer<byte[], byte[]>>? build = null) => new(Settings, NullLogger.Instance, build);

    /// <summary>A plain transactional client of the feed's name, to leave transactions behind with; they stay open for a minute.</summary>
    public IProducer<byte[], byte[]> Client() =>
        new ProducerBuilder<byte[], byte[]>(new ProducerConfig(Settings.TransactionalProducer()) { TransactionTimeoutMs = 60_000 }).Build();

    /// <summary>Records of the places <paramref name="from"/> to <paramref name="to"/>, of seven customers.</summary>
    public static FeedRecord[] Records(long from, long to) => [.. Enumerable.Range((int)from, (int)(to - from + 1)).Select(place => Record(place))];

    public static FeedRecord Record(long place) => new(place, new()
    {
        Key = Encoding.UTF8.GetBytes($"100:{place % 7}"),
        Value = Encoding.UTF8.GetBytes($"{place}"),
        Headers = new() { { "ce_id", Encoding.UTF8.GetBytes($"id-{place}") } },
    });

    /// <summary>What a read_committed reader sees of the feed's topic up to its end now.</summary>
    public Task<List<ConsumeResult<byte[], byte[]>>> ReadAsync() => ReadCommitted.AllAsync(_bootstrapServers, Settings.Topic);

    /// <summary>Each of the first <paramref name="count"/> places once, and per customer in order.</summary>
    public async Task ShouldHoldEachOnceAsync(int count)
    {
        var read = await ReadAsync();
        var places = read.Select(record => int.Parse(Encoding.UTF8.GetString(record.Message.Value), System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        places.Order().ShouldBe(Enumerable.Range(1, count));
        foreach (var customer in read.Zip(places).GroupBy(pair => Encoding.UTF8.GetString(pair.First.Message.Key)))
            customer.Select(pair => pair.Second).ShouldBeInOrder();
        read.GroupBy(record => Encoding.UTF8.GetString(record.Message.Key)).ShouldAllBe(customer => customer.Select(record => record.Partition).Distinct().Count() == 1);
    }

    private static ProducerConfig Producer(string servers) => new() { BootstrapServers = servers, LingerMs = 5 };
}
