using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using EventPlatform.Embedded.Kafka;
using EventPlatform.Platform.Running;
using EventPlatform.Platform.Status;
using EventPlatform.Platform.Topics;
using EventPlatform.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using KafkaSettings = EventPlatform.Hosting.Configuration.KafkaSettings;

namespace EventPlatform.Platform.Tests;

public sealed class StatusTests : IAsyncLifetime
{
    private readonly string run = TestKafka.UniqueName("status");
    private KafkaSettings kafka = null!;
    private string database = null!;

    public async Task InitializeAsync()
    {
        var broker = await TestKafka.BrokerAsync();
        database = await TestPostgres.CreateDatabaseAsync();
        kafka = new(broker.BootstrapServers)
        {
            Group = run,
            Topics = new() { CustomerEvents = $"{run}.c", SystemEvents = $"{run}.s", Notifications = $"{run}.n", DeadLetter = $"{run}.d", RelayProgress = $"{run}.p" },
        };
        foreach (var topic in WantedTopic.All(kafka.Topics, partitions: 1, replication: null))
            await broker.CreateTopicAsync(topic.Name, 1, topic.Settings);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Status_follows_what_is_stored_and_shows_what_waits()
    {
        using (var host = PlatformHost.Build(new HashSet<Role> { Role.Ingest, Role.Projections }, Configure))
        {
            await host.StartAsync();
            await SendAsync(Event("1"), Event("2"), "nonsense");
            var stored = await Eventually.Is(ReadAsync, status => status.Ingest.All(partition => partition.Lag == 0) && status.Projections.Count >= 3 && status.Projections.All(shard => shard.Lag == 0) && status.Store.Events == 2);
            await host.StopAsync();

            stored.Ingest.Single(partition => partition.Topic == kafka.Topics.CustomerEvents).Position.ShouldBe(3);
            stored.Ingest.ShouldAllBe(partition => partition.LagSeconds == 0);
            stored.DeadLetters.ShouldBe([new("NOT_JSON", 1)]);
            stored.Store.HighWaterMark.ShouldBe(stored.Store.End);
            stored.Projections.Select(shard => shard.Name).ShouldContain("Milestones:All");
        }

        await SendAsync(Event("3"), Event("4"));
        var waiting = (await ReadAsync()).Ingest.Single(partition => partition.Topic == kafka.Topics.CustomerEvents);

        waiting.Lag.ShouldBe(2);
        waiting.End.ShouldBe(5);
        waiting.LagSeconds.ShouldNotBeNull().ShouldBeInRange(0, 60);
        (await ReadAsync()).Ingest.Single(partition => partition.Topic == kafka.Topics.CustomerEvents).LagSeconds.ShouldNotBeNull().ShouldBeGreaterThan(waiting.LagSeconds!.Value);
    }

    [Fact]
    public void Machines_get_one_object_and_people_get_tables()
    {
        var status = new PlatformStatus(
            DateTimeOffset.UnixEpoch, [new("topic-c", 0, null, 7, 7, null)], [new("NOT_JSON", 3)], new(1, 2, 2), [new("Milestones:All", 1, 1, 0.5)], [new("EventFeed", null, 0, 0)]);

        var json = JsonSerializer.Deserialize<JsonElement>(StatusCommand.ToJson(status));
        var terminal = new Terminal();
        StatusTables.Write(terminal.Console, status);

        json.GetProperty("ingest")[0].GetProperty("lag").GetInt64().ShouldBe(7);
        json.GetProperty("deadLetters")[0].GetProperty("code").GetString().ShouldBe("NOT_JSON");
        foreach (var text in new[] { "topic-c", "unknown", "NOT_JSON", "Milestones:All", "0.5 s", "EventFeed" })
            terminal.Output.ShouldContain(text);
    }

    private async Task<PlatformStatus> ReadAsync()
    {
        await using var source = NpgsqlDataSource.Create(database);
        return await new StatusReader(kafka, source, TimeProvider.System).ReadAsync(CancellationToken.None);
    }

    private void Configure(IHostApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:EventStore"] = database,
            ["Kafka:BootstrapServers"] = kafka.BootstrapServers,
            ["Kafka:Group"] = run,
            ["Kafka:Topics:CustomerEvents"] = kafka.Topics.CustomerEvents,
            ["Kafka:Topics:SystemEvents"] = kafka.Topics.SystemEvents,
            ["Kafka:Topics:Notifications"] = kafka.Topics.Notifications,
            ["Kafka:Topics:DeadLetter"] = kafka.Topics.DeadLetter,
            ["Kafka:Topics:RelayProgress"] = kafka.Topics.RelayProgress,
        });
    }

    private async Task SendAsync(params string[] values)
    {
        using var producer = new ProducerBuilder<string, byte[]>(new ProducerConfig { BootstrapServers = kafka.BootstrapServers }).Build();
        var headers = new Headers { { "content-type", Encoding.UTF8.GetBytes("application/cloudevents+json") } };
        foreach (var value in values)
            await producer.ProduceAsync(kafka.Topics.CustomerEvents, new() { Key = "100:7", Value = Encoding.UTF8.GetBytes(value), Headers = headers });
    }

    private static string Event(string id) =>
        """{"specversion":"1.0","id":"ID","source":"/test","type":"customer.visited","orgid":100,"data":{"customer":{"id":"7"},"context":{}}}"""
            .Replace("ID", id, StringComparison.Ordinal);
}
