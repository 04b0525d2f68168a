using Npgsql;

namespace EventPlatform.TestKit.Ledgers;

/// <summary>A database, topics and a group of a test's own, and the settings that lead a service to them.</summary>
/// <param name="Database">Connection string of the event store.</param>
/// <param name="BootstrapServers">The broker.</param>
public sealed record TestInstallation(string Database, string BootstrapServers)
{
    public string CustomerEvents { get; } = TestKafka.UniqueName("customer-events");

    public string SystemEvents { get; } = TestKafka.UniqueName("system-events");

    public string DeadLetter { get; } = TestKafka.UniqueName("dead-letter");

    public string Group { get; } = TestKafka.UniqueName("ingest");

    /// <summary>Further settings, under their names as environment variables.</summary>
    public IReadOnlyDictionary<string, string?> More { get; init; } = new Dictionary<string, string?>();

    /// <summary>On the shared broker and the shared server.</summary>
    public static async Task<TestInstallation> CreateAsync(int partitions = 4)
    {
        var broker = await TestKafka.BrokerAsync();
        var installation = new TestInstallation(await TestPostgres.CreateDatabaseAsync(), broker.BootstrapServers);
        await installation.CreateTopicsAsync(broker.CreateTopicAsync, partitions);
        return installation;
    }

    /// <param name="create">The broker's way to make a topic.</param>
    /// <param name="partitions">Of each input topic.</param>
    public async Task CreateTopicsAsync(Func<string, int, IReadOnlyDictionary<string, string>?, CancellationToken, Task> create, int partitions)
    {
        var stampedOnArrival = new Dictionary<string, string> { ["message.timestamp.type"] = "LogAppendTime" };
        await create(CustomerEvents, partitions, stampedOnArrival, default);
        await create(SystemEvents, partitions, stampedOnArrival, default);
        await create(DeadLetter, 1, null, default);
    }

    /// <summary>The same installation, with the database reached through a proxy on this machine.</summary>
    public TestInstallation Through(int port) =>
        this with { Database = new NpgsqlConnectionStringBuilder(Database) { Host = "127.0.0.1", Port = port }.ConnectionString };

    /// <summary>Settings as a process takes them.</summary>
    public IReadOnlyDictionary<string, string?> Environment() => new Dictionary<string, string?>(More)
    {
        ["ConnectionStrings__EventStore"] = Database,
        ["Kafka__BootstrapServers"] = BootstrapServers,
        ["Kafka__Group"] = Group,
        ["Kafka__Topics__CustomerEvents"] = CustomerEvents,
        ["Kafka__Topics__SystemEvents"] = SystemEvents,
        ["Kafka__Topics__DeadLetter"] = DeadLetter,
        ["Kafka__Client__session.timeout.ms"] = "6000",
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
    };

    /// <summary>The same settings as a host in this process takes them.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Configuration() =>
        Environment().Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), setting.Value));
}
