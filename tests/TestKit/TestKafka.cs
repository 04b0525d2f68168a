using EventPlatform.Embedded.Kafka;

namespace EventPlatform.TestKit;

/// <summary>The Kafka that all tests of a process share, and brokers of their own for tests that break them.</summary>
public static class TestKafka
{
    private static readonly Lazy<Task<KafkaBroker>> Shared = new(StartSharedAsync);

    /// <summary>Where Kafka comes from on this machine. Asking starts nothing.</summary>
    public static KafkaSource Source { get; } = FindSource();

    /// <summary>The shared broker, started at first use and gone with the process. Tests keep apart by topics of their own.</summary>
    public static Task<KafkaBroker> BrokerAsync() => Shared.Value;

    /// <summary>Makes a topic that no other test has on the shared broker.</summary>
    /// <param name="name">What it is for; the topic's name starts with it.</param>
    /// <param name="partitions">How many.</param>
    /// <param name="configuration">Topic settings such as <c>cleanup.policy</c>.</param>
    /// <returns>The topic's full name.</returns>
    public static async Task<string> CreateTopicAsync(
        string name, int partitions = 4, IReadOnlyDictionary<string, string>? configuration = null)
    {
        var topic = UniqueName(name);
        await (await BrokerAsync()).CreateTopicAsync(topic, partitions, configuration);
        return topic;
    }

    /// <summary>A name for a topic, a group or a transaction that no other test has.</summary>
    public static string UniqueName(string name) => $"{name}-{Guid.NewGuid():n}";

    /// <summary>Starts brokers of the test's own, to kill and pause; the test needs <see cref="Part.BrokerFaults"/>.</summary>
    public static Task<KafkaCluster> StartClusterAsync(KafkaSettings? settings = null) =>
        KafkaCluster.StartAsync(KafkaDistribution.Find() ?? throw new InvalidOperationException($"{KafkaDistribution.Variable} is not set"), settings);

    private static KafkaSource FindSource() =>
        Environment.GetEnvironmentVariable(KafkaBroker.Variable) is { Length: > 0 } ? KafkaSource.Existing
        : KafkaDistribution.Find() is not null ? KafkaSource.Distribution
        : DockerKafka.IsAvailable() ? KafkaSource.Docker
        : KafkaSource.Mock;

    private static Task<KafkaBroker> StartSharedAsync() =>
        Source == KafkaSource.Docker ? DockerKafka.StartAsync() : KafkaBroker.FindOrStartAsync();
}
