using System.Text;
using Confluent.Kafka;
using EventPlatform.EventStore;
using EventPlatform.EventStore.Schema;
using EventPlatform.ReadModels;
using EventPlatform.Relay.Tests.Transactions;
using EventPlatform.TestKit;
using EventPlatform.TestKit.Adobe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventPlatform.Relay.Tests.Relaying;

/// <summary>A store and topics of its own, and relays over them: in this process, or in processes to kill.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly string _bootstrapServers;

    private Installation(string bootstrapServers, string connectionString, Dictionary<string, string?> settings)
    {
        (_bootstrapServers, Settings) = (bootstrapServers, settings);
        Database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = "read_models" }.ConnectionString);
        Store = new(Database);
    }

    public Dictionary<string, string?> Settings { get; }

    public NpgsqlDataSource Database { get; }

    public TestStore Store { get; }

    public string Notifications => Settings["Kafka:Topics:Notifications"]!;

    public static AdobeMessageCheck Check { get; } = new(new AdobeExpectation());

    /// <param name="bootstrapServers">Of a broker of the test's own; the shared one where none is given.</param>
    /// <param name="create">Makes a topic there.</param>
    public static async Task<Installation> CreateAsync(string? bootstrapServers = null, Func<string, int, IReadOnlyDictionary<string, string>?, Task>? create = null)
    {
        var broker = bootstrapServers is null ? await TestKafka.BrokerAsync() : null;
        create ??= (topic, partitions, configuration) => broker!.CreateTopicAsync(topic, partitions, configuration);
        var connectionString = await TestPostgres.CreateDatabaseAsync();
        var installation = new Installation(bootstrapServers ?? broker!.BootstrapServers, connectionString, SettingsOf(bootstrapServers ?? broker!.BootstrapServers, connectionString));
        await installation.UseNewTopicsAsync(create);
        await installation.MakeSchemaAsync();
        return installation;
    }

    public async Task<long> ScalarAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>From now on the relays send elsewhere, as after the loss of a Kafka cluster.</summary>
    public async Task UseNewTopicsAsync(Func<string, int, IReadOnlyDictionary<string, string>?, Task>? create = null)
    {
        create ??= async (topic, partitions, configuration) => await (await TestKafka.BrokerAsync()).CreateTopicAsync(topic, partitions, configuration);
        Settings["Kafka:Topics:Notifications"] = TestKafka.UniqueName("notifications");
        Settings["Kafka:Topics:RelayProgress"] = TestKafka.UniqueName("progress");
        await create(Notifications, 4, null);
        await create(Settings["Kafka:Topics:RelayProgress"]!, 1, new Dictionary<string, string> { ["cleanup.policy"] = "compact" });
    }

    /// <summary>A relay in this process, running.</summary>
    public async Task<IHost> StartAsync(params (string Key, string Value)[] more)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(Settings).AddInMemoryCollection(more.ToDictionary(setting => setting.Key, string? (setting) => setting.Value));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddRelay();
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>A relay in a process of its own, starting.</summary>
    public RelayProcess StartProcess() => RelayProcess.Start(Settings);

    /// <summary>What a receiver has now, in the order of each partition.</summary>
    public async Task<List<Received>> ReadAsync() => [.. (await ReadCommitted.AllAsync(_bootstrapServers, Notifications)).Select(record => new Received(record))];

    /// <summary>Waits until a receiver has that many.</summary>
    public Task<List<Received>> ReadAsync(int count, TimeSpan? within = null) =>
        Eventually.Is(ReadAsync, received => received.Count >= count, within ?? TimeSpan.FromMinutes(2), $"{count} notifications");

    public async ValueTask DisposeAsync() => await Database.DisposeAsync();

    private static Dictionary<string, string?> SettingsOf(string bootstrapServers, string connectionString) => new()
    {
        ["ConnectionStrings:EventStore"] = connectionString,
        ["Kafka:BootstrapServers"] = bootstrapServers,
        ["Adobe:TenantId"] = "acme",
        ["Adobe:ImsOrgId"] = "1234567890ABCDEF@AdobeOrg",
        ["Adobe:ProfileSchemaId"] = "profiles",
        ["Adobe:ProfileDatasetId"] = "profiles-dataset",
        ["Adobe:EventSchemaId"] = "events",
        ["Adobe:EventDatasetId"] = "events-dataset",
        ["URLS"] = "http://127.0.0.1:0",
    };

    private async Task MakeSchemaAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddEventStore(configuration).AddReadModels();
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<SchemaSetup>().StartingAsync(CancellationToken.None);
    }
}

/// <summary>A notification as a receiver sees it.</summary>
internal sealed class Received(ConsumeResult<byte[], byte[]> record)
{
    public string Key { get; } = Encoding.UTF8.GetString(record.Message.Key);

    public byte[] Value { get; } = record.Message.Value;

    public string? Header(string name) => record.Message.Headers.TryGetLastBytes(name, out var value) ? Encoding.UTF8.GetString(value) : null;

    public Guid Id => Guid.Parse(Header("ce_id")!);

    public string Type => Header("ce_type")!;

    public override string ToString() => $"{Key} {Type} {Id}";
}
