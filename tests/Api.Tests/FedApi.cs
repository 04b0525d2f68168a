using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Events;
using EventPlatform.EventStore.Appending;
using EventPlatform.Projections;
using EventPlatform.TestKit;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace EventPlatform.Api.Tests;

/// <summary>The API over a store that is fed with records, as a producer sends them, and folded by the projections.</summary>
public class FedApi : ApiHost
{
    private static readonly RecordDecoder Decoder = new(new DecoderOptions());
    private static readonly RecordHeader[] Headers = [new("content-type", "application/cloudevents+json"u8.ToArray())];

    private int _last;

    public FedApi()
    {
    }

    internal FedApi(params IEnumerable<KeyValuePair<string, string?>> more)
        : base(null, more)
    {
    }

    /// <summary>A customer event; its id is a new one where none is given.</summary>
    public Task<long> HappenAsync(string customer, string name, string occurred, object context, string? id = null, long org = Org, object? customerFields = null,
        string? stored = null) =>
        StoreAsync(InputTopic.CustomerEvents, $"{org}:{customer}", Envelope($"customer.{name}", id, org, occurred, new JsonObject
        {
            ["customer"] = Customer(customer, customerFields),
            ["context"] = JsonSerializer.SerializeToNode(context),
        }), stored ?? occurred);

    /// <summary>A definition, by a system event; stored now, so that periods of the past are history being loaded, which no clock closes.</summary>
    public Task<long> DefineAsync(string name, string definition, long org = Org)
    {
        var content = JsonNode.Parse(definition)!;
        return StoreAsync(InputTopic.SystemEvents, $"{org}:{name}", Envelope($"system.{name}", null, org, "2024-01-01T00:00:00Z",
            new JsonObject { ["definition"] = content }), null);
    }

    /// <summary>Waits until every projection has passed what was fed.</summary>
    public Task ProjectedAsync() => Eventually.Is(async () =>
    {
        await using var command = Database.CreateCommand(
            """
            select count(*) = 3 and min(p.last_seq_id) >= (select coalesce(max(seq_id), 0) from events.mt_events)
            from events.mt_event_progression p where p.name in ('Milestones:All', 'Profiles:All', 'Interactions:All')
            """);
        return (bool)(await command.ExecuteScalarAsync())!;
    }, done => done);

    protected override void Add(WebApplicationBuilder builder)
    {
        base.Add(builder);
        builder.AddProjections();
    }

    private static JsonObject Customer(string id, object? fields)
    {
        var customer = fields is null ? [] : (JsonObject)JsonSerializer.SerializeToNode(fields)!;
        customer["id"] = id;
        return customer;
    }

    private JsonObject Envelope(string type, string? id, long org, string occurred, JsonObject data) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = id ?? $"fed-{Interlocked.Increment(ref _last)}",
        ["source"] = "/tests",
        ["type"] = type,
        ["time"] = occurred,
        ["orgid"] = org,
        ["data"] = data,
    };

    private async Task<long> StoreAsync(InputTopic input, string key, JsonObject envelope, string? stored)
    {
        var at = stored is null ? TimeProvider.System.GetUtcNow() : DateTimeOffset.Parse(stored, System.Globalization.CultureInfo.InvariantCulture);
        var decoded = Decoder.Decode(Record(input, key, envelope, at), new ArrayBufferWriter<byte>());
        decoded.Rejection.ShouldBeNull();
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var result = await EventAppender.AppendAsync(connection, transaction, [decoded.Accepted!.Event], default);
        await SetStoredAsync(connection, result.LastSequence, at);
        await transaction.CommitAsync();
        return result.LastSequence;
    }

    private static IncomingRecord Record(InputTopic input, string key, JsonObject envelope, DateTimeOffset received) => new()
    {
        Input = input,
        Topic = "tests",
        Partition = 0,
        Offset = 0,
        Key = Encoding.UTF8.GetBytes(key),
        Value = Encoding.UTF8.GetBytes(envelope.ToJsonString()),
        Headers = Headers,
        Timestamp = received,
        Received = received,
    };

    // Before anybody sees it: the stored time of a published sample.
    private static async Task SetStoredAsync(NpgsqlConnection connection, long sequence, DateTimeOffset at)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("update events.mt_events set timestamp = $1 where seq_id = $2") { Parameters = { new() { Value = at }, new() { Value = sequence } } },
                new("notify mt_events_appended"),
            },
        };
        await batch.ExecuteNonQueryAsync();
    }
}
