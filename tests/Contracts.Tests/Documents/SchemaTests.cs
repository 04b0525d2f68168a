using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Decoding.Rules;
using EventPlatform.Contracts.Tests.Decoding;
using static EventPlatform.Contracts.Tests.Decoding.Records;

namespace EventPlatform.Contracts.Tests.Documents;

/// <summary>The schemas say what the decoder does: what it accepts satisfies them, so what they refuse it refuses.</summary>
public sealed class SchemaTests
{
    private const int Seed = 20250729;
    private const int Runs = 30_000;

    private readonly SchemaCheck _schemas = new();

    [Fact]
    public void The_schemas_are_made_from_the_code()
    {
        foreach (var (name, schema) in SchemaFiles.All())
            DocumentFile.ShouldBe($"schemas/{name}", schema);
    }

    [Fact]
    public void Nothing_else_lies_there()
    {
        string[] written = ["definitions/organisation.json", "definitions/target-groups.json", "definitions/badges.json", "definitions/streaks.json", "definitions/filter.json"];
        var folder = Path.Combine(DocumentFile.Folder, "schemas");

        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .ShouldBe(SchemaFiles.All().Select(file => file.Name).Concat(written), ignoreOrder: true);
    }

    [Fact]
    public void Every_example_is_accepted_and_satisfies_its_schema()
    {
        foreach (var name in SchemaFiles.All().Select(file => file.Name).Concat(EnvelopeSchemas.Defined.Select(kind => $"definitions/{kind.Path}.json")))
            foreach (var example in _schemas.File(name).GetProperty("examples").EnumerateArray())
            {
                _schemas.IsValid(name, example).ShouldBeTrue($"{name}: {example}");
                new RecordDecoder(DefinitionsChecked.Options).Decode(ExampleRecords.Of(name, example), new ArrayBufferWriter<byte>()).Rejection.ShouldBeNull($"{name}: {example}");
            }
    }

    [Fact]
    public void What_the_decoder_accepts_satisfies_the_schema()
    {
        var random = new Random(Seed);
        var decoder = new RecordDecoder(DefinitionsChecked.Options);
        var arena = new ArrayBufferWriter<byte>();
        var good = ExampleRecords.All().ToArray();
        var (accepted, refused) = (0, 0);
        for (var run = 0; run < Runs; run++)
        {
            arena.ResetWrittenCount();
            var record = Mutated(good[run % good.Length], random);
            if (decoder.Decode(record, arena).Accepted is { } decoded)
                accepted += IsValid(record, decoded) ? 1 : throw new InvalidOperationException($"accepted, but not by the schema: {Encoding.UTF8.GetString(record.Value!)}");
            else
                refused++;
        }
        accepted.ShouldBeGreaterThan(Runs / 10);
        refused.ShouldBeGreaterThan(Runs / 10);
    }

    [Fact]
    public void A_known_field_of_another_kind_is_refused_by_both()
    {
        foreach (var known in SchemaFiles.Known)
            foreach (var field in known.Fields)
            {
                var value = Purchase().With("/type", $"\"customer.{known.Name}\"");
                value["data"]!["context"] = ContextSchemas.Example(known);
                value["data"]!["context"]![field.Code] = new JsonObject { ["a"] = new JsonArray(1, "b") };

                Structured(value).Decode().Rejection!.Code.ShouldBe(ErrorCode.BadField, $"{known.Name}.{field.Code}");
                _schemas.IsValid("cloudevent.customer.json", JsonElement.Parse(value.ToJsonString())).ShouldBeFalse($"{known.Name}.{field.Code}");
            }
    }

    [Fact]
    public void A_required_field_that_is_absent_is_refused_by_both()
    {
        foreach (var known in SchemaFiles.Known)
            foreach (var field in known.Required)
            {
                var value = Purchase().With("/type", $"\"customer.{known.Name}\"");
                value["data"]!["context"] = ContextSchemas.Example(known);
                value["data"]!["context"]!.AsObject().Remove(field.Code);

                Structured(value).Decode().Rejection!.Code.ShouldBe(ErrorCode.MissingField, $"{known.Name}.{field.Code}");
                _schemas.IsValid("cloudevent.customer.json", JsonElement.Parse(value.ToJsonString())).ShouldBeFalse($"{known.Name}.{field.Code}");
            }
    }

    [Theory]
    [InlineData("/type", "\"customer.badgeEarned\"")]
    [InlineData("/type", "\"customer.cart-left\"")]
    [InlineData("/source", "\"capillary\"")]
    [InlineData("/orgid", "\"100\"")]
    [InlineData("/id", "\"\"")]
    [InlineData("/specversion", "\"0.3\"")]
    [InlineData("/data/customer/id", "\"a:b\"")]
    [InlineData("/data/customer/id", null)]
    [InlineData("/data/context/bad-code", "1")]
    [InlineData("/data/context/nested", "{\"a\":1}")]
    [InlineData("/data/context/mixed", "[1,\"a\"]")]
    public void What_breaks_a_rule_of_the_envelope_is_refused_by_both(string pointer, string? value)
    {
        var bad = Purchase().With(pointer, value);

        Structured(bad).Decode().Accepted.ShouldBeNull();
        _schemas.IsValid("cloudevent.customer.json", JsonElement.Parse(bad.ToJsonString())).ShouldBeFalse();
    }

    private static IncomingRecord Mutated(IncomingRecord good, Random random)
    {
        var value = random.Next(3) == 0 ? Mutations.Of(good.Value!, random, 1) : Encoding.UTF8.GetBytes(KindMutations.Of(good.Value!, random));
        return Record(value, good.Key is null ? null : Encoding.UTF8.GetString(good.Key), good.Input, [.. good.Headers]);
    }

    private bool IsValid(IncomingRecord record, AcceptedEvent decoded)
    {
        var value = JsonElement.Parse(record.Value);
        if (decoded.Form != RecordForm.Binary)
            return _schemas.IsValid(ExampleRecords.FileOf(decoded.Form, record.Input), value);
        return _schemas.IsValid("data.customer.json", value)
            && (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("context", out var context) || _schemas.IsValid("events/transactionAdded.json", context));
    }
}
