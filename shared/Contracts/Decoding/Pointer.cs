using System.Text;
using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding;

/// <summary>
/// JSON pointers (RFC 6901) to what is bad, in the terms of the structured form whatever form the record has [spec 01.3]: a binary record's
/// value is <c>/data</c>, a notification's <c>eventId</c> is <c>/id</c>, and what it has in place of a context field is that field.
/// </summary>
internal static class Pointer
{
    private const int LongestName = 100;
    private const string LeftOut = "…";

    /// <summary>Names, from the fault outwards, that are held against the record's personal values: more than any place of the contract has.</summary>
    private const int MostHeldAgainst = 8;

    public static string To(JsonTape tape, int node, string form)
    {
        var names = new Stack<string>();
        for (; node > 0; node = tape[node].Parent)
            names.Push(Segment(tape, node, names.Count < MostHeldAgainst));
        if (node == 0)
            return FromRoot(names, form);
        var at = node switch { JsonTape.Context => "/data/context", JsonTape.Customer => "/data/customer", _ => "" };
        return names.Aggregate(at, (pointer, name) => $"{pointer}/{name}");
    }

    private static string FromRoot(Stack<string> names, string form)
    {
        if (form is RecordForm.Wrapped && names.TryPeek(out var first) && first == "attributes")
            names.Pop();
        if (form is RecordForm.Flat or RecordForm.Wrapped && names.TryPop(out var envelope))
            names.Push(Attribute(envelope));
        return names.Aggregate(form is RecordForm.Binary ? "/data" : "", (pointer, name) => $"{pointer}/{name}");
    }

    private static string Attribute(string envelopeName) => envelopeName switch
    {
        "eventId" => "id",
        "eventName" or "eventType" => "type",
        "orgId" => "orgid",
        "createdAt" => "time",
        var other => other,
    };

    /// <summary>A name that tells of somebody is left out: places are shown to everybody.</summary>
    private static string Segment(JsonTape tape, int node, bool isHeldAgainst)
    {
        var parent = tape[node].Parent;
        if (parent >= 0 && tape.Kind(parent) == JsonKind.Array)
            return Place(tape, parent, node);
        return isHeldAgainst && Found.NamesSomebody(tape, tape.Name(node)) ? LeftOut : Escape(tape.Name(node));
    }

    private static string Place(JsonTape tape, int list, int node)
    {
        var place = 0;
        foreach (var item in tape.Children(list))
            if (item < node)
                place++;
        return place.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Escape(ReadOnlySpan<byte> name) => Found.Shorten(Encoding.UTF8.GetString(name), LongestName)
        .Replace("~", "~0", StringComparison.Ordinal)
        .Replace("/", "~1", StringComparison.Ordinal);
}
