using System.Buffers;
using System.Text;
using System.Text.Json;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Events;
using static EventPlatform.Contracts.Tests.Decoding.Records;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>Whatever bytes arrive, a record is accepted or refused, never both, never an exception; what is accepted can be read again.</summary>
public sealed class MutationTests
{
    private const int Seed = 20250729;
    private const int Runs = 40_000;

    private static readonly IncomingRecord[] Good =
    [
        Structured(Fixture("purchase.structured.json")),
        Binary(Purchase(), "100:c-7", Header("ce_subject", "c-7"), Header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")),
        Notification(Fixture("transaction-added.flat.json"), "50952:564709342"),
        Notification(Fixture("customer-added.wrapped.json"), "150698:164875382"),
        Notification(Fixture("badge-earned.flat.json"), "50933:381921157"),
        Records.System(Purchase().With("/type", "\"system.targetGroupDefined\"").With("/data", """{"definition":{"id":1,"targets":[{"goal":1.5}]}}""")),
    ];

    [Fact]
    public void Every_record_is_accepted_or_refused()
    {
        var random = new Random(Seed);
        var decoder = new RecordDecoder(new DecoderOptions());
        var arena = new ArrayBufferWriter<byte>();
        var codes = new Dictionary<string, int>();
        for (var run = 0; run < Runs; run++)
        {
            arena.ResetWrittenCount();
            var record = Mutated(Good[run % Good.Length], random);
            var decoded = decoder.Decode(record, arena);
            var code = Judge(record, decoded);
            codes[code] = codes.GetValueOrDefault(code) + 1;
        }
        codes["accepted"].ShouldBeGreaterThan(Runs / 100);
        codes.Keys.ShouldBe(["accepted", "BAD_FIELD", "BAD_FIELD_CODE", "BAD_NAME", "FUTURE_TIME", "KEY_MISMATCH", "MISSING_FIELD", "NOT_JSON", "UNKNOWN_FORM"], ignoreOrder: true);
    }

    private static string Judge(IncomingRecord record, DecodedRecord decoded)
    {
        (decoded.Accepted is null).ShouldBe(decoded.Rejection is not null);
        if (decoded.Rejection is { } rejection)
        {
            $"{rejection.Message}{rejection.Path}{rejection.CustomerId}".Any(char.IsControl).ShouldBeFalse(rejection.Message);
            rejection.Message.Length.ShouldBeLessThan(1000);
            return rejection.Code.Text();
        }
        var added = decoded.Accepted!.Event;
        JsonSerializer.Deserialize(added.Data.Span, added.Type.ClrType, StoredEventReader.Options).ShouldNotBeNull();
        Parse(added.Headers);
        if (!added.Personal.IsEmpty)
            Parse(added.Personal.Reveal());
        added.Payload.Reveal().Span.SequenceEqual(record.Value).ShouldBeTrue();
        return "accepted";
    }

    private static void Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        Encoding.UTF8.GetString(json.Span).ShouldNotContain("\\u0000");
    }

    private static IncomingRecord Mutated(IncomingRecord good, Random random)
    {
        var headers = good.Headers.Select(header => random.Next(20) == 0 ? header with { Value = Mutations.Of(header.Value!, random, 1) } : header).ToList();
        var value = Mutations.Of(good.Value!, random, random.Next(1, 4));
        return Record(value, good.Key is null ? null : Encoding.UTF8.GetString(good.Key), good.Input, [.. headers]);
    }
}
