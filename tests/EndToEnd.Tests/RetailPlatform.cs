using System.Text;
using Confluent.Kafka;
using Dapper;
using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;
using Npgsql;

namespace EventPlatform.EndToEnd.Tests;

/// <summary>A whole installation for the shop, its producer, and what can be seen of it from outside.</summary>
internal sealed class RetailPlatform(TestInstallation installation, string notifications)
{
    private static readonly byte[] Structured = Encoding.ASCII.GetBytes("application/cloudevents+json; charset=UTF-8");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly string[] Arguments = ["run", "--roles", "ingest,projections,relay"];

    public static async Task<RetailPlatform> CreateAsync()
    {
        var notifications = await TestKafka.CreateTopicAsync("notifications");
        var progress = await TestKafka.CreateTopicAsync("relay-progress", 1, new Dictionary<string, string> { ["cleanup.policy"] = "compact" });
        var installation = await TestInstallation.CreateAsync();
        return new(installation with { More = Settings(notifications, progress) }, notifications);
    }

    public WorkerProcess Start() => WorkerProcess.Start(Arguments, Environment());

    public void Produce(string topic, IEnumerable<(string Key, string Value)> records)
    {
        using var producer = new ProducerBuilder<string, string>(new ProducerConfig
        {
            BootstrapServers = installation.BootstrapServers,
            Partitioner = Partitioner.Murmur2Random,
        }).Build();
        foreach (var (key, value) in records)
            producer.Produce(topic, new Message<string, string> { Key = key, Value = value, Headers = [new Header("content-type", Structured)] });
        producer.Flush(TimeSpan.FromSeconds(30));
    }

    public void DefineRules() => Produce(SystemEvents, RetailRules.Records());

    public void Sell() => Produce(CustomerEvents, RetailFile.Records());

    public string CustomerEvents => installation.CustomerEvents;

    public string SystemEvents => installation.SystemEvents;

    public async Task<T> ReadAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(installation.Database);
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    public async Task<Dictionary<string, T>> ReadAllAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(installation.Database);
        return (await connection.QueryAsync<(string Key, T Value)>(sql)).ToDictionary(row => row.Key, row => row.Value);
    }

    /// <summary>Records of the input topic that ingest has settled, whatever became of them.</summary>
    public Task<long> SettledAsync() =>
        ReadAsync<long>($"select coalesce(sum(next_offset), 0)::bigint from ingest.positions where topic = '{CustomerEvents}'");

    /// <summary>How far the group has committed to Kafka that it read the input topic.</summary>
    public async Task<long> CommittedAsync()
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = installation.BootstrapServers }).Build();
        var groups = await admin.ListConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitions(installation.Group, null)]);
        return groups.Single().Partitions.Where(partition => partition.Topic == CustomerEvents).Sum(partition => Math.Max(0, partition.Offset.Value));
    }

    /// <summary>Waits until so many records are settled, and projections and relay have nothing left to do.</summary>
    public async Task SettleAsync(int records)
    {
        await Eventually.Is(SettledAsync, settled => settled == records, Patience);
        await Eventually.Is(IsQuietAsync, quiet => quiet, Patience);
    }

    /// <summary>True once projections and relay have nothing left to do.</summary>
    public Task<bool> IsQuietAsync() => ReadAsync<bool>(
        """
        select count(*) = 4 and min(p.last_seq_id) >= (select max(seq_id) from events.mt_events)
        from events.mt_event_progression p where p.name in ('Milestones:All', 'Profiles:All', 'Interactions:All', 'EventFeed:All')
        """);

    /// <summary>What a <c>read_committed</c> reader finds on the notifications topic.</summary>
    public IReadOnlyList<Message<string, byte[]>> Notifications()
    {
        using var consumer = new ConsumerBuilder<string, byte[]>(new ConsumerConfig
        {
            BootstrapServers = installation.BootstrapServers,
            GroupId = TestKafka.UniqueName("reader"),
            AutoOffsetReset = AutoOffsetReset.Earliest,
            IsolationLevel = IsolationLevel.ReadCommitted,
            EnablePartitionEof = true,
        }).Build();
        consumer.Subscribe(notifications);
        var messages = new List<Message<string, byte[]>>();
        var ended = new HashSet<Partition>();
        while (consumer.Assignment.Count == 0 || ended.Count < consumer.Assignment.Count)
        {
            var result = consumer.Consume(TimeSpan.FromSeconds(30)) ?? throw new TimeoutException("The notifications topic gave nothing for 30 s.");
            if (result.IsPartitionEOF)
                ended.Add(result.Partition);
            else
                messages.Add(result.Message);
        }
        consumer.Close();
        return messages;
    }

    public static string Header(Message<string, byte[]> message, string name) => Encoding.UTF8.GetString(message.Headers.GetLastBytes(name));

    private IReadOnlyDictionary<string, string?> Environment() => installation.Environment();

    private static Dictionary<string, string?> Settings(string notifications, string progress) => new()
    {
        ["Kafka__Topics__Notifications"] = notifications,
        ["Kafka__Topics__RelayProgress"] = progress,
        ["Adobe__TenantId"] = "acme",
        ["Adobe__ImsOrgId"] = "1234567890ABCDEF@AdobeOrg",
        ["Adobe__EventSchemaId"] = "events",
        ["Adobe__EventDatasetId"] = "events-dataset",
        ["Adobe__ProfileSchemaId"] = "profiles",
        ["Adobe__ProfileDatasetId"] = "profiles-dataset",
    };
}
