using System.Text;
using System.Text.Json;
using EventPlatform.Api.Answers;
using EventPlatform.Api.Problems;
using EventPlatform.DeadLetters.Patching;
using EventPlatform.DeadLetters.Reading;

namespace EventPlatform.Api.DeadLetters;

/// <summary>What the bodies of redrive and discard say.</summary>
internal sealed record ChangeBody
{
    /// <summary>Letters that one request may name, and that one request of a filter handles.</summary>
    public const int Most = 1_000;

    public const string MergePatch = "mergePatch", Value = "value", Key = "key", Headers = "headers", DryRun = "dryRun", Reason = "reason",
        Ids = "ids", Filter = "filter", Cursor = "cursor";

    private const int LongestReason = 1_000;

    public RecordPatch Patch { get; private init; } = RecordPatch.None;

    public bool IsDryRun { get; private init; }

    public string Why { get; private init; } = "";

    public IReadOnlyList<long>? Chosen { get; private init; }

    public DeadLetterFilter? Matching { get; private init; }

    /// <summary>Only letters with a greater id.</summary>
    public long After { get; private init; }

    public static ChangeBody RedriveOne(JsonElement content, out IReadOnlyList<Fault> faults)
    {
        var body = new BodyReader(content, MergePatch, Value, Key, Headers, DryRun);
        var change = new ChangeBody { Patch = ReadPatch(body), IsDryRun = body.Flag(DryRun) };
        faults = body.Faults;
        return change;
    }

    /// <summary>Many records may be patched alike, but not given one value or key.</summary>
    public static ChangeBody RedriveMany(JsonElement content, long orgId, out IReadOnlyList<Fault> faults)
    {
        var body = new BodyReader(content, Ids, Filter, Cursor, MergePatch, Headers, DryRun);
        var change = ReadChoice(body, orgId) with { Patch = ReadPatch(body), IsDryRun = body.Flag(DryRun) };
        faults = body.Faults;
        return change;
    }

    public static ChangeBody DiscardOne(JsonElement content, out IReadOnlyList<Fault> faults)
    {
        var body = new BodyReader(content, Reason);
        var change = new ChangeBody { Why = ReadReason(body) };
        faults = body.Faults;
        return change;
    }

    public static ChangeBody DiscardMany(JsonElement content, long orgId, out IReadOnlyList<Fault> faults)
    {
        var body = new BodyReader(content, Ids, Filter, Cursor, Reason);
        var change = ReadChoice(body, orgId) with { Why = ReadReason(body) };
        faults = body.Faults;
        return change;
    }

    private static RecordPatch ReadPatch(BodyReader body)
    {
        if (body.Has(MergePatch) && body.Has(Value))
            body.Refuse(Value, "and mergePatch exclude each other.");
        return new()
        {
            MergePatch = body.Object(MergePatch),
            Value = body.Object(Value) is { } value ? Encoding.UTF8.GetBytes(value.GetRawText()) : null,
            Key = body.Text(Key),
            Headers = body.TextsByName(Headers) ?? RecordPatch.None.Headers,
        };
    }

    private static string ReadReason(BodyReader body)
    {
        var reason = body.Text(Reason);
        if (!body.Has(Reason) || reason?.Length > LongestReason)
            body.Refuse(Reason, $"is needed: say in 1 to {LongestReason} characters why the record is given up.");
        return reason ?? "";
    }

    private static ChangeBody ReadChoice(BodyReader body, long orgId)
    {
        if (body.Has(Ids) == body.Has(Filter))
            body.Refuse(Ids, "or filter is needed, and not both; an empty filter means every open letter of the organisation.");
        return new() { Chosen = body.Ids(Ids, Most), Matching = ReadFilter(body, orgId), After = ReadCursor(body) };
    }

    private static DeadLetterFilter? ReadFilter(BodyReader body, long orgId)
    {
        if (body.Inner(Filter, DeadLetterRequest.Code, DeadLetterRequest.Topic, DeadLetterRequest.From, DeadLetterRequest.To, DeadLetterRequest.Customer) is not { } filter)
            return null;
        var (from, to) = (filter.Instant(DeadLetterRequest.From), filter.Instant(DeadLetterRequest.To));
        if (from >= to)
            filter.Refuse(DeadLetterRequest.To, "is not understood: a time after from is expected.");
        return new()
        {
            OrgId = orgId,
            Codes = filter.Texts(DeadLetterRequest.Code, [.. DeadLetterRequest.Codes]),
            Topic = filter.Text(DeadLetterRequest.Topic),
            From = from,
            To = to,
            CustomerId = filter.Text(DeadLetterRequest.Customer),
        };
    }

    private static long ReadCursor(BodyReader body)
    {
        if (body.Text(Cursor) is not { } text)
            return 0;
        if (Answers.Cursor.Read(text, 1) is [var key] && long.TryParse(key, out var id))
            return id;
        body.Refuse(Cursor, "is not understood: the value of next of the request before is expected.");
        return 0;
    }
}
