using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>Records as a producer would put them on a topic, and what the decoder makes of them.</summary>
internal static class Records
{
    public const string StructuredType = "application/cloudevents+json; charset=UTF-8";

    public static readonly DateTimeOffset Received = new(2025, 7, 29, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A small purchase of customer <c>c-7</c> in organisation 100.</summary>
    public static JsonObject Purchase() => JsonNode.Parse(
        """
        {"specversion":"1.0","id":"bill-1","source":"/shop/bills","type":"customer.transactionAdded","time":"2025-07-29T09:30:00Z","orgid":100,
         "data":{"customer":{"id":"c-7"},"context":{"transactionId":"t-1","amount":22.2}}}
        """)!.AsObject();

    /// <summary>A customer event of that name with that context.</summary>
    public static JsonObject Event(string name, string context) => Purchase().With("/type", $"\"customer.{name}\"").With("/data/context", context);

    public static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Decoding", "Fixtures", name));

    public static IncomingRecord Structured(JsonNode value, string? key = "100:c-7", InputTopic input = InputTopic.CustomerEvents) =>
        Structured(value.ToJsonString(), key, input);

    public static IncomingRecord Structured(string value, string? key = "100:c-7", InputTopic input = InputTopic.CustomerEvents) =>
        Record(Encoding.UTF8.GetBytes(value), key, input, Header("content-type", StructuredType));

    public static IncomingRecord System(JsonNode value, string? key = null) => Structured(value, key, InputTopic.SystemEvents);

    public static IncomingRecord Notification(string value, string? key, InputTopic input = InputTopic.CustomerEvents) =>
        Record(Encoding.UTF8.GetBytes(value), key, input);

    /// <summary>The same event in binary mode: its attributes as headers, its data as the value.</summary>
    public static IncomingRecord Binary(JsonObject value, string? key = "100:c-7", params RecordHeader[] more)
    {
        var headers = value.Where(member => member.Key is not ("data" or "datacontenttype"))
            .Select(member => Header("ce_" + member.Key, member.Value!.ToString()))
            .Append(Header("content-type", "application/json"));
        return Record(Encoding.UTF8.GetBytes(value["data"]?.ToJsonString() ?? "null"), key, InputTopic.CustomerEvents, [.. headers, .. more]);
    }

    public static IncomingRecord Record(byte[]? value, string? key, InputTopic input, params RecordHeader[] headers) => new()
    {
        Input = input,
        Topic = input == InputTopic.CustomerEvents ? "eventplatform.customer-events.v1" : "eventplatform.system-events.v1",
        Partition = 3,
        Offset = 42,
        Key = key is null ? null : Encoding.UTF8.GetBytes(key),
        Value = value,
        Headers = headers,
        Timestamp = Received.AddSeconds(-1),
        Received = Received,
    };

    public static RecordHeader Header(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));

    /// <summary>Puts a value at a JSON pointer; null takes it away.</summary>
    public static JsonObject With(this JsonObject root, string pointer, string? json)
    {
        var names = pointer.Split('/')[1..];
        var parent = names[..^1].Aggregate((JsonNode)root, (node, name) => node[name]!).AsObject();
        parent.Remove(names[^1]);
        if (json is not null)
            parent[names[^1]] = JsonNode.Parse(json);
        return root;
    }

    public static DecodedRecord Decode(this IncomingRecord record, DecoderOptions? options = null) =>
        new RecordDecoder(options ?? new DecoderOptions()).Decode(record, new ArrayBufferWriter<byte>());

    public static AcceptedEvent Accept(this IncomingRecord record, DecoderOptions? options = null)
    {
        var decoded = record.Decode(options);
        decoded.Rejection.ShouldBeNull();
        return decoded.Accepted!;
    }

    public static Rejection Refuse(this IncomingRecord record, DecoderOptions? options = null)
    {
        var decoded = record.Decode(options);
        decoded.Accepted.ShouldBeNull();
        return decoded.Rejection!;
    }

    /// <summary>The event as the store reads it back.</summary>
    public static T Read<T>(this AcceptedEvent accepted)
        where T : StoredEvent
    {
        accepted.Event.Type.ClrType.ShouldBe(typeof(T));
        return (T)global::System.Text.Json.JsonSerializer.Deserialize(accepted.Event.Data.Span, accepted.Event.Type.ClrType, StoredEventReader.Options)!;
    }

    public static JsonObject Headers(this AcceptedEvent accepted) => JsonNode.Parse(accepted.Event.Headers.Span)!.AsObject();

    public static string DataText(this AcceptedEvent accepted) => Encoding.UTF8.GetString(accepted.Event.Data.Span);
}
