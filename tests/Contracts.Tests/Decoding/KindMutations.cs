using System.Text.Json.Nodes;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>Makes bad JSON out of good: any value in another kind, or gone, or under another name, or beside one that has no place there.</summary>
internal static class KindMutations
{
    private const string Place = "\"@place@\"";

    /// <summary>Values that are of the wrong kind almost everywhere.</summary>
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "-0.0", "1.5", "50952.0", "\"12\"", "\"\"", "[]", "{}", "[1,\"a\"]", "[null]", "{\"a\":{\"a\":1}}", "1e400", "1E-400", "0.1e1",
        "123456789012345678901234567890", "9223372036854775808", "-9223372036854775809", "0.00000000000000000000000000001", "\"2025-02-30T00:00:00Z\"",
        "\"0000-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00+14:00\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59-14:00\"", "\"9999-12-31T23:59:59Z\"",
        "\"2016-12-31T23:59:60Z\"", "\"2025-06-01T10:00:00+14:00\"", "\"2025-06-01T10:00:00+14:01\"", "253402300800000", "-62135596800001", "\"a\\u0000b\"", "\"\\ud800\"",
        "\"\\udc00\\ud800\"", "\"\\uD83D\\uDE00\"", "\"~x\"", "\"a:b\"", "\"\u0085\"", "{\"a\":1,\"a\":2}", "{\"\\u0061\":1,\"a\":2}", "\"RETURN\"",
        Nested('[', ']', 50), Nested('[', ']', 70), Nested('[', ']', 20_000), $"[{string.Join(',', Enumerable.Repeat("1", 101))}]",
        $"\"{new string('x', 4_097)}\"", $"\"{string.Concat(Enumerable.Repeat("\U0001F600", 4_096))}\"",
    ];

    public static string Of(byte[] good, Random random)
    {
        var root = JsonNode.Parse(good)!;
        var objects = Objects(root).Where(node => node.Count > 0).ToArray();
        var target = objects[random.Next(objects.Length)];
        var name = target.ElementAt(random.Next(target.Count)).Key;
        switch (random.Next(8))
        {
            case 0: target.Remove(name); break;
            case 1: target[$"{name.ToUpperInvariant()}"] = target[name]?.DeepClone(); break;
            case 2: target["bad-code"] = random.Next(2) == 0 ? 1 : null; break;
            default: target[name] = "@place@"; break;
        }
        return root.ToJsonString().Replace(Place, Values[random.Next(Values.Length)], StringComparison.Ordinal);
    }

    private static string Nested(char open, char close, int levels) => new string(open, levels) + new string(close, levels);

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject each => each.SelectMany(member => Objects(member.Value)).Prepend(each),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };
}
