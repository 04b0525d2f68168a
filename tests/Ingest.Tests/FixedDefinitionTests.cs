using System.Buffers;
using System.Text;
using Confluent.Kafka;
using EventPlatform.Contracts.Decoding;
using EventPlatform.EventStore.Appending;
using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;
using Npgsql;

namespace EventPlatform.Ingest.Tests;

/// <summary>A version of a target group that changes what is fixed is refused, wherever the version before it stands.</summary>
public sealed class FixedDefinitionTests
{
    [Fact]
    public async Task Versions_of_one_batch_and_of_later_ones_may_not_change_what_is_fixed()
    {
        var at = await TestInstallation.CreateAsync(partitions: 1);
        await using var system = new EventLedger(at.BootstrapServers, at.SystemEvents);
        await SendAsync(system, "v1", Group());
        await SendAsync(system, "bad-start", Group(start: "2025-02-01"));
        await SendAsync(system, "v2", Group(goal: 500));
        await SendAsync(system, "bad-recurrence", Group(recurrence: "WEEKLY"));
        await SendAsync(system, "other", Group(start: "2025-02-01"), group: 2);
        var store = new StoredLedger(at.Database);
        await using (await IngestHost.StartAsync(at))
            await Eventually.Is(() => CountAsync(store), count => count == (3, 2), TimeSpan.FromMinutes(1));
        await SendAsync(system, "bad-kind", """{"id":1,"name":"Spend","window":{"kind":"FIXED_CALENDAR_WINDOW","periods":[{"periodId":1,"start":"2025-01-01","end":"2025-01-31"}]},""" + Targets(500));
        await SendAsync(system, "v1", Group());
        await SendAsync(system, "v3", Group(goal: 400));
        await using var later = await IngestHost.StartAsync(at);

        await Eventually.Is(() => CountAsync(store), count => count == (4, 3), TimeSpan.FromMinutes(1));
        (await ReadAsync(at, "select string_agg(headers ->> 'sourceId', ' ' order by version) from events.mt_events where stream_id = '7:~d:target-groups:1'"))
            .ShouldBe("v1 v2 v3");
        (await ReadAsync(at, "select string_agg(code || ' ' || path || ' ' || stage, ', ' order by origin_offset) from ingest.dead_letters")).ShouldBe(
            "BAD_DEFINITION /data/definition/window/start store, BAD_DEFINITION /data/definition/window/recurrence store, BAD_DEFINITION /data/definition/window store");
        (await ReadAsync(at, "select message from ingest.dead_letters order by origin_offset limit 1")).ShouldBe("/window/start: The start is 2025-01-01 and cannot change.");
        (await store.CountAsync("select count(*) from events.mt_streams where version = 0")).ShouldBe(0);
    }

    [Fact]
    public async Task A_first_version_that_somebody_else_is_storing_at_the_moment_counts()
    {
        var at = await TestInstallation.CreateAsync(partitions: 1);
        var store = new StoredLedger(at.Database);
        await using var ingest = await IngestHost.StartAsync(at);
        await using var other = new NpgsqlConnection(at.Database);
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await EventAppender.AppendAsync(other, transaction, [Decoded("elsewhere", Group())], default);
        await using (var patience = new NpgsqlCommand("set local idle_in_transaction_session_timeout = 0", other, transaction))
            await patience.ExecuteNonQueryAsync();
        await using var system = new EventLedger(at.BootstrapServers, at.SystemEvents);
        await SendAsync(system, "bad", Group(start: "2025-02-01"));

        await Eventually.Is(
            () => store.CountAsync("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"), waiting => waiting == 1, TimeSpan.FromMinutes(1));
        await transaction.CommitAsync();
        await Eventually.Is(() => CountAsync(store), count => count == (1, 1), TimeSpan.FromMinutes(1));
    }

    private static string Group(string start = "2025-01-01", string recurrence = "MONTHLY", int goal = 999) =>
        $$"""{"id":1,"name":"Spend","window":{"kind":"FIXED_CALENDAR_WINDOW","recurrence":"{{recurrence}}","start":"{{start}}","end":"2025-12-31"},""" + Targets(goal);

    private static string Targets(int goal) =>
        $$"""
        "targets":[{"targetRuleId":1,"name":"Spend","goal":{{goal}},"entity":"TRANSACTION","type":"SALES","enrolment":"ALL"}]}
        """;

    private static Task SendAsync(EventLedger system, string id, string definition, int group = 1) => system.SendAsync(new()
    {
        Value = Event(id, definition.Replace("\"id\":1", $"\"id\":{group}", StringComparison.Ordinal)),
        Headers = [new Header("content-type", "application/cloudevents+json"u8.ToArray())],
    });

    private static byte[] Event(string id, string definition) => Encoding.UTF8.GetBytes(
        $$$"""{"specversion":"1.0","id":"{{{id}}}","source":"/office","type":"system.targetGroupDefined","orgid":7,"time":"2025-01-01T00:00:00Z","data":{"definition":{{{definition}}}}}""");

    private static Contracts.Events.EventToAppend Decoded(string id, string definition) => new RecordDecoder(new DecoderOptions()).Decode(
        new IncomingRecord
        {
            Input = InputTopic.SystemEvents,
            Topic = "system-events",
            Partition = 0,
            Offset = 0,
            Value = Event(id, definition),
            Headers = [new("content-type", "application/cloudevents+json"u8.ToArray())],
            Timestamp = DateTimeOffset.UnixEpoch.AddYears(60),
            Received = DateTimeOffset.UnixEpoch.AddYears(60),
        },
        new ArrayBufferWriter<byte>()).Accepted!.Event;

    private static async Task<(long Stored, long Refused)> CountAsync(StoredLedger store) => (
        await store.CountAsync("select count(*) from events.mt_events"),
        await store.CountAsync("select count(*) from ingest.dead_letters"));

    private static async Task<string?> ReadAsync(TestInstallation at, string sql)
    {
        await using var database = NpgsqlDataSource.Create(at.Database);
        await using var command = database.CreateCommand(sql);
        return (string?)await command.ExecuteScalarAsync();
    }
}
