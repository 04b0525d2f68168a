namespace EventPlatform.Embedded.Kafka;

/// <summary>A Kafka to work on: one that runs already, brokers of our own, or librdkafka's mock cluster in this process.</summary>
public abstract class KafkaBroker : IAsyncDisposable
{
    /// <summary>Names a Kafka that runs already, by its bootstrap servers.</summary>
    public const string Variable = "EVENTPLATFORM_KAFKA";

    /// <summary>Where clients connect: <c>host:port</c>, separated by commas.</summary>
    public abstract string BootstrapServers { get; }

    /// <summary>What this is, for a person.</summary>
    public abstract string Description { get; }

    /// <summary>A Kafka that runs already, and stays.</summary>
    public static KafkaBroker At(string bootstrapServers) => new ExistingKafka(bootstrapServers);

    /// <summary>
    /// The Kafka that <see cref="Variable"/> names, else a broker started from the distribution that
    /// <see cref="KafkaDistribution.Variable"/> names, else the mock cluster.
    /// </summary>
    public static async Task<KafkaBroker> FindOrStartAsync(CancellationToken cancellation = default) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } existing ? At(existing)
        : KafkaDistribution.Find() is { } distribution ? await KafkaCluster.StartAsync(distribution, cancellation: cancellation)
        : new MockKafka();

    /// <summary>Makes a topic and waits until every partition has a leader.</summary>
    /// <param name="topic">Its name, which must be new.</param>
    /// <param name="partitions">How many.</param>
    /// <param name="configuration">Topic settings such as <c>cleanup.policy</c>; the mock cluster ignores them.</param>
    /// <param name="cancellation">Gives up.</param>
    public abstract Task CreateTopicAsync(
        string topic, int partitions, IReadOnlyDictionary<string, string>? configuration = null, CancellationToken cancellation = default);

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
