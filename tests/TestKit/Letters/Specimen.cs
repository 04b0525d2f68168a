using System.Text;

namespace EventPlatform.TestKit.Letters;

/// <summary>A record that is refused, and what mends it: one for each code of the input contract.</summary>
/// <param name="Code">Why it is refused.</param>
/// <param name="SourceId">Id of the event that it becomes once it is mended.</param>
/// <param name="Record">As a producer sends it.</param>
/// <param name="Mend">What has to be changed.</param>
public sealed record Specimen(string Code, string SourceId, SpecimenRecord Record, SpecimenMend Mend)
{
    /// <summary>The organisation of all mended events, and the one that may not send.</summary>
    public const long Organisation = 100, ForeignOrganisation = 300;

    public const string Source = "/specimens", Customer = "c1";

    private const string Key = "100:c1";

    /// <summary>Where the letter is seen: that of the record as received.</summary>
    public long LetterOrganisation => Code == "UNKNOWN_ORG" ? ForeignOrganisation : Organisation;

    public bool IsSystemEvent => Code == "BAD_DEFINITION";

    /// <summary>What has to be stored before, so that the record is refused.</summary>
    public SpecimenRecord? Before { get; private init; }

    /// <summary>One of each code, in the order in which codes are looked for.</summary>
    /// <param name="series">Makes the ids of the events.</param>
    public static IReadOnlyList<Specimen> All(string series)
    {
        string Id(string code) => $"{code}-{series}";
        return
        [
            new("TOMBSTONE", Id("TOMBSTONE"), new(Key, null), new() { Value = Event(Id("TOMBSTONE")) }),
            new("TOO_LARGE", Id("TOO_LARGE"), new(Key, Event(Id("TOO_LARGE"), new string('n', 70_000))), Merge("""{"data":{"context":{"note":"short"}}}""")),
            new("NOT_JSON", Id("NOT_JSON"), new(Key, Event(Id("NOT_JSON"))[..^5]), new() { Value = Event(Id("NOT_JSON")) }),
            new("UNKNOWN_FORM", Id("UNKNOWN_FORM"), new(Key, Event(Id("UNKNOWN_FORM"))) { Headers = [] },
                new() { Headers = [("content-type", "application/cloudevents+json")] }),
            new("MISSING_FIELD", Id("MISSING_FIELD"), new(Key, """{"customer":{"id":"c1"},"context":{"note":"n"}}""") { Headers = BinaryWithoutId },
                new() { Headers = [("ce_id", Id("MISSING_FIELD"))] }),
            new("BAD_FIELD", Id("BAD_FIELD"), new(Key, Event(Id("BAD_FIELD")).Replace("\"orgid\":100", "\"orgid\":100,\"subject\":\"c2\"", StringComparison.Ordinal)),
                Merge("""{"subject":null}""")),
            new("BAD_NAME", Id("BAD_NAME"), new(Key, Event(Id("BAD_NAME"), type: "customer.two words")), Merge("""{"type":"customer.visited"}""")),
            new("BAD_FIELD_CODE", Id("BAD_FIELD_CODE"), new(Key, Event(Id("BAD_FIELD_CODE")).Replace("\"note\"", "\"bill-no\"", StringComparison.Ordinal)),
                Merge("""{"data":{"context":{"bill-no":null,"billNo":"n"}}}""")),
            new("BAD_DEFINITION", Id("BAD_DEFINITION"), new("100:64b7f0c2a1d2e3f4a5b6c7d8", Definition(Id("BAD_DEFINITION"))),
                Merge("""{"data":{"definition":{"earnType":"DIRECT"}}}""")),
            new("KEY_MISSING", Id("KEY_MISSING"), new(null, Event(Id("KEY_MISSING"))), new() { Key = Key }),
            new("KEY_MISMATCH", Id("KEY_MISMATCH"), new("100:c2", Event(Id("KEY_MISMATCH"))), new() { Key = Key }),
            new("FUTURE_TIME", Id("FUTURE_TIME"), new(Key, Event(Id("FUTURE_TIME")).Replace("2025-06-01", "2999-06-01", StringComparison.Ordinal)),
                Merge("""{"time":"2025-06-01T10:00:00Z"}""")),
            new("UNKNOWN_ORG", Id("UNKNOWN_ORG"), new("300:c1", Event(Id("UNKNOWN_ORG")).Replace("\"orgid\":100", "\"orgid\":300", StringComparison.Ordinal)),
                Merge("""{"orgid":100}""") with { Key = Key }),
            new("ID_CONFLICT", Id("ID_CONFLICT") + "-2", new(Key, Event(Id("ID_CONFLICT"), "another")), Merge($$"""{"id":"{{Id("ID_CONFLICT")}}-2"}"""))
            {
                Before = new(Key, Event(Id("ID_CONFLICT"))),
            },
        ];
    }

    /// <summary>A customer's event in structured mode.</summary>
    public static string Event(string id, string note = "n", string type = "customer.visited") =>
        $$$"""{"specversion":"1.0","id":"{{{id}}}","source":"{{{Source}}}","type":"{{{type}}}","time":"2025-06-01T10:00:00Z","orgid":100,"data":{"customer":{"id":"c1"},"context":{"note":"{{{note}}}"} } }""";

    private static IReadOnlyList<(string, string)> BinaryWithoutId =>
    [
        ("ce_specversion", "1.0"), ("ce_source", Source), ("ce_type", "customer.visited"), ("ce_time", "2025-06-01T10:00:00Z"), ("ce_orgid", "100"),
        ("content-type", "application/json"),
    ];

    private static string Definition(string id) =>
        $$"""
        {"specversion":"1.0","id":"{{id}}","source":"{{Source}}","type":"system.badgeDefined","orgid":100,"subject":"64b7f0c2a1d2e3f4a5b6c7d8",
        "data":{"definition":{"id":"64b7f0c2a1d2e3f4a5b6c7d8","name":"Big spender","active":true,"earnType":"NONSENSE"} } }
        """;

    private static SpecimenMend Merge(string patch) => new() { MergePatch = patch };
}

/// <summary>A record in texts.</summary>
/// <param name="Key">Null for none.</param>
/// <param name="Value">Null for a tombstone.</param>
public sealed record SpecimenRecord(string? Key, string? Value)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [("content-type", "application/cloudevents+json")];

    public byte[]? KeyBytes => Key is null ? null : Encoding.UTF8.GetBytes(Key);

    public byte[]? ValueBytes => Value is null ? null : Encoding.UTF8.GetBytes(Value);
}

/// <summary>What mends a record.</summary>
public sealed record SpecimenMend
{
    public string? MergePatch { get; init; }

    public string? Value { get; init; }

    public string? Key { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}
