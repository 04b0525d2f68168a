using EventPlatform.Embedded.Kafka;
using EventPlatform.Embedded.Postgres;
using EventPlatform.EventStore;
using EventPlatform.EventStore.Schema;
using EventPlatform.ReadModels;
using EventPlatform.TestKit;
using Marten;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventPlatform.Benchmarks;

/// <summary>A database with the platform's schema and topics of its own, and what can be read off them.</summary>
public sealed class Installation : IAsyncDisposable
{
    private static readonly string[] Topics = ["CustomerEvents", "SystemEvents", "Notifications", "DeadLetter", "RelayProgress"];

    private readonly ServiceProvider _services;
    private readonly KafkaBroker _kafka;
    private readonly Dictionary<string, string?> _environment;

    private Installation(ServiceProvider services, KafkaBroker kafka, Dictionary<string, string?> environment)
    {
        _services = services;
        _kafka = kafka;
        _environment = environment;
    }

    /// <summary>Settings of the services.</summary>
    public IReadOnlyDictionary<string, string?> Environment => _environment;

    public IDocumentStore Store => _services.GetRequiredService<IDocumentStore>();

    public NpgsqlDataSource Database => _services.GetRequiredService<NpgsqlDataSource>();

    public string BootstrapServers => _kafka.BootstrapServers;

    public string CustomerEvents => Topic("CustomerEvents");

    public string Notifications => Topic("Notifications");

    public static async Task<Installation> CreateAsync(PostgresCluster postgres, KafkaBroker kafka, CancellationToken cancellation)
    {
        var connectionString = await postgres.CreateDatabaseAsync(cancellation: cancellation);
        var installation = new Installation(Services(connectionString), kafka, Settings(connectionString, kafka, TestKafka.UniqueName("bench")));
        await installation._services.GetRequiredService<SchemaSetup>().StartingAsync(cancellation);
        await installation.CreateTopicsAsync(cancellation);
        return installation;
    }

    /// <summary>The relay owes everything once more, to topics that are empty.</summary>
    public async Task ForgetSentAsync(CancellationToken cancellation)
    {
        await ExecuteAsync("delete from events.mt_event_progression where name = 'EventFeed:All'");
        foreach (var topic in new[] { "Notifications", "RelayProgress" })
            _environment[TopicSetting(topic)] = TestKafka.UniqueName(topic);
        await CreateTopicsAsync(cancellation);
    }

    /// <summary>Records that ingest has settled; none before its first start has made the table.</summary>
    public async Task<long> StoredRecordsAsync()
    {
        try
        {
            return await ScalarAsync("select coalesce(sum(next_offset), 0)::bigint from ingest.positions");
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return 0;
        }
    }

    public async Task<long> LastSequenceAsync() => await ScalarAsync("select coalesce(max(seq_id), 0) from events.mt_events");

    /// <summary>How far the slowest projection has come.</summary>
    public async Task<long> ProjectedAsync() => await ScalarAsync(
        "select case when count(*) < 3 then 0 else min(last_seq_id) end from events.mt_event_progression where name in ('Milestones:All', 'Profiles:All', 'Interactions:All')");

    /// <summary>Notifications that the relay owes: published events and changed profiles.</summary>
    public async Task<long> WaitingNotificationsAsync() => await ScalarAsync(
        """
        select (select count(*) from events.mt_events where type in ('badgeEarned', 'targetValueAchieved', 'targetValueUnAchieved'))
          + (select count(*) from read_models.profiles)
        """);

    /// <summary>Records on the notifications topic, the markers of its transactions included.</summary>
    public Task<long> NotificationsAsync() => Task.FromResult(TopicEnds.Sum(BootstrapServers, Notifications));

    public async Task<string> NewTopicAsync()
    {
        var topic = TestKafka.UniqueName("twin");
        await _kafka.CreateTopicAsync(topic, 4);
        return topic;
    }

    public async Task EmptyAsync() => await ExecuteAsync("truncate events.mt_streams, events.mt_events, ingest.payloads");

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static ServiceProvider Services(string connectionString)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:EventStore", connectionString)]).Build();
        return new ServiceCollection().AddLogging().AddEventStore(configuration).AddReadModels().BuildServiceProvider();
    }

    private static Dictionary<string, string?> Settings(string connectionString, KafkaBroker kafka, string name)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ConnectionStrings__EventStore"] = connectionString,
            ["Kafka__BootstrapServers"] = kafka.BootstrapServers,
            ["Kafka__Group"] = name,
            ["Adobe__TenantId"] = "tenant",
            ["Adobe__ImsOrgId"] = "benchmark@AdobeOrg",
            ["Adobe__ProfileSchemaId"] = "profile",
            ["Adobe__EventSchemaId"] = "event",
            ["Adobe__ProfileDatasetId"] = "profiles",
            ["Adobe__EventDatasetId"] = "events",
        };
        foreach (var topic in Topics)
            settings[TopicSetting(topic)] = $"{name}.{topic}";
        return settings;
    }

    private static string TopicSetting(string topic) => $"Kafka__Topics__{topic}";

    private string Topic(string topic) => Environment[TopicSetting(topic)]!;

    private async Task CreateTopicsAsync(CancellationToken cancellation)
    {
        await using var worker = WorkerProcess.Start(["topics", "create"], Environment);
        await worker.WaitForExitAsync(cancellation);
    }

    private async Task<long> ScalarAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
