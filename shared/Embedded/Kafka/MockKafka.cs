using System.Runtime.InteropServices;
using System.Text;

namespace EventPlatform.Embedded.Kafka;

/// <summary>
/// librdkafka's mock cluster in this process: a broker's protocol on free ports of 127.0.0.1, records in memory. It serves producers,
/// consumers, groups and committing transactions; it neither hides the records of aborted transactions nor answers administrative calls.
/// </summary>
public sealed partial class MockKafka : KafkaBroker
{
    private const int Producer = 0;
    private const int ErrorTextSize = 512;

    private readonly nint _client;
    private readonly nint _cluster;
    private int _disposed;

    static MockKafka() => NativeLibrary.SetDllImportResolver(typeof(MockKafka).Assembly, Librdkafka.Resolve);

    /// <summary>Starts a cluster.</summary>
    /// <param name="brokers">How many; topics have as many replicas, three at most.</param>
    public MockKafka(int brokers = 1)
    {
        Replicas = Math.Min(brokers, 3);
        var configuration = NewConfiguration();
        Set(configuration, "test.mock.num.brokers", $"{brokers}");
        Set(configuration, "log_level", "4"); // warnings; the notice that this is a mock cluster is none
        var error = new byte[ErrorTextSize];
        _client = NewClient(Producer, configuration, error, ErrorTextSize);
        _cluster = _client == 0 ? throw new InvalidOperationException($"librdkafka's mock cluster did not start: {Text(error)}") : ClusterOf(_client);
        BootstrapServers = Marshal.PtrToStringUTF8(BootstrapServersOf(_cluster))!;
    }

    /// <inheritdoc/>
    public override string BootstrapServers { get; }

    /// <inheritdoc/>
    public override string Description => $"librdkafka's mock cluster at {BootstrapServers}";

    private int Replicas { get; }

    /// <inheritdoc/>
    public override Task CreateTopicAsync(
        string topic, int partitions, IReadOnlyDictionary<string, string>? configuration = null, CancellationToken cancellation = default)
    {
        Check(CreateTopic(_cluster, topic, partitions, Replicas), $"create topic {topic}");
        return Task.CompletedTask;
    }

    /// <summary>Closes a broker's connections and refuses new ones; brokers are numbered from 1.</summary>
    public void TakeDown(int broker) => Check(SetDown(_cluster, broker), $"take down broker {broker}");

    /// <summary>Brings a broker back.</summary>
    public void BringUp(int broker) => Check(SetUp(_cluster, broker), $"bring up broker {broker}");

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            Destroy(_client);
        }

        return base.DisposeAsync();
    }

    private static void Set(nint configuration, string name, string value)
    {
        var error = new byte[ErrorTextSize];
        if (SetConfiguration(configuration, name, value, error, ErrorTextSize) != 0)
        {
            throw new InvalidOperationException($"librdkafka refused {name}={value}: {Text(error)}");
        }
    }

    private static void Check(int error, string what)
    {
        if (error != 0)
        {
            throw new InvalidOperationException($"librdkafka's mock cluster could not {what}: error {(Confluent.Kafka.ErrorCode)error}");
        }
    }

    private static string Text(byte[] error) => Encoding.UTF8.GetString(error).TrimEnd('\0');

    [LibraryImport(Librdkafka.Name, EntryPoint = "rd_kafka_conf_new")]
    private static partial nint NewConfiguration();

    [LibraryImport(Librdkafka.Name, EntryPoint = "rd_kafka_conf_set", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetConfiguration(nint configuration, string name, string value, [Out] byte[] error, nuint errorSize);

    [LibraryImport(Librdkafka.Name, EntryPoint = "rd_kafka_new")]
    private static partial nint NewClient(int type, nint configuration, [Out] byte[] error, nuint errorSize);

    [LibraryImport(Librdkafka.Name, EntryPoint = "rd_kafka_destroy")]
    private static partial void Destroy(nint client);

    [LibraryImport(Librdkafka.Name, EntryPoint = "rd_kafka_handle_mock_cluster")]
    private static partial nint ClusterOf(nint client);

    [LibraryImport(Librdkafka.Name, EntryPoint = "rd_kafka_mock_cluster_bootstraps")]
    private static partial nint BootstrapServersOf(nint cluster);

    [LibraryImport(Librdkafka.Name, EntryPoint = "rd_kafka_mock_topic_create", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int CreateTopic(nint cluster, string topic, int partitions, int replicas);

    [LibraryImport(Librdkafka.Name, EntryPoint = "rd_kafka_mock_broker_set_down")]
    private static partial int SetDown(nint cluster, int broker);

    [LibraryImport(Librdkafka.Name, EntryPoint = "rd_kafka_mock_broker_set_up")]
    private static partial int SetUp(nint cluster, int broker);
}
