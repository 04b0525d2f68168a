using System.Text.Json;
using EventPlatform.Contracts.Context;

namespace EventPlatform.LoyaltyOracle.Definitions;

/// <summary>A filter asked of a context [spec 06.4], for the operators that histories use.</summary>
internal static class Conditions
{
    public static bool Holds(JsonElement? filter, EventContext context)
    {
        if (filter is not { } asked)
            return true;
        if (asked.Field("all") is not null)
            return asked.List("all").All(one => Holds(one, context));
        if (asked.Field("any") is not null)
            return asked.List("any").Any(one => Holds(one, context));
        if (asked.Field("none") is not null)
            return !asked.List("none").Any(one => Holds(one, context));
        return Compare(asked.Text("op")!, context[asked.Text("field")!], asked.Field("value"));
    }

    private static bool Compare(string op, ContextValue found, JsonElement? wanted) => op switch
    {
        "exists" => !found.IsMissing,
        "notExists" => found.IsMissing,
        "eq" => Same(found, wanted!.Value),
        "in" => wanted!.Value.EnumerateArray().Any(one => Same(found, one)),
        "gte" => found.Number is { } number && number >= wanted!.Value.GetDecimal(),
        "lt" => found.Number is { } number && number < wanted!.Value.GetDecimal(),
        _ => throw new NotSupportedException($"Histories do not use the operator {op}; add it here."),
    };

    private static bool Same(ContextValue found, JsonElement wanted) => wanted.ValueKind switch
    {
        JsonValueKind.String => found.Text == wanted.GetString(),
        JsonValueKind.Number => found.Number == wanted.GetDecimal(),
        _ => found.Boolean == wanted.GetBoolean(),
    };
}
