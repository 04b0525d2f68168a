using System.Text.Json;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Filters;

/// <summary>Reads one condition by its operator [spec 04.1].</summary>
internal static class ConditionReader
{
    private const int MostValues = 100;
    private const string Value = "value";

    public static Filter? Read(ObjectReader reader, string field, string op)
    {
        switch (op)
        {
            case "exists" or "notExists":
                reader.Forbid(Value, $"{op} takes no value.");
                return new PresenceCondition(field, op == "exists");
            case "eq":
                return Scalar(reader) is { } equal ? new EqualityCondition(field, [equal]) : null;
            case "ne":
                return Scalar(reader) is { } other ? new InequalityCondition(field, other) : null;
            case "in":
                return Many(reader, 1, MostValues) is { } values ? new EqualityCondition(field, values) : null;
            case "gt" or "gte" or "lt" or "lte" or "between":
                return Order(reader, field, op);
            case "contains":
                return Scalar(reader) is { } item ? new ContainsCondition(field, item) : null;
            case "startsWith":
                return reader.Text(Value, 4_096, required: true) is { } prefix ? new PrefixCondition(field, prefix) : null;
            default:
                reader.Faults.Add(reader.At("op"), DefinitionFaultCode.BadField,
                    $"Found {FaultList.Quote(op)}; expected: eq, ne, in, gt, gte, lt, lte, between, contains, startsWith, exists, notExists.");
                return null;
        }
    }

    private static OrderCondition? Order(ObjectReader reader, string field, string op)
    {
        if (op == "between")
            return Many(reader, 2, 2) is [var from, var to] && CanOrder(reader, from, "/0") && CanOrder(reader, to, "/1")
                ? new OrderCondition(field, from, to, inclusive: true)
                : null;
        if (Scalar(reader) is not { } limit || !CanOrder(reader, limit, ""))
            return null;
        var inclusive = op is "gte" or "lte";
        return op is "gt" or "gte" ? new OrderCondition(field, limit, null, inclusive) : new OrderCondition(field, null, limit, inclusive);
    }

    private static bool CanOrder(ObjectReader reader, Operand operand, string place)
    {
        if (!operand.CanOrder)
            reader.Faults.Add(reader.At(Value) + place, DefinitionFaultCode.BadField, "Found a boolean; a number, a text or an instant is expected.");
        return operand.CanOrder;
    }

    private static Operand? Scalar(ObjectReader reader)
    {
        if (!reader.TryTake(Value, required: true, out var json))
            return null;
        return Operand(reader, json, reader.At(Value));
    }

    private static Operand[]? Many(ObjectReader reader, int least, int most)
    {
        var operands = new List<Operand>();
        var items = reader.List(Value, least, most).ToList();
        foreach (var (item, pointer) in items)
            if (Operand(reader, item, pointer) is { } operand)
                operands.Add(operand);
        return items.Count > 0 && operands.Count == items.Count ? [.. operands] : null;
    }

    private static Operand? Operand(ObjectReader reader, JsonElement json, string pointer)
    {
        var operand = Filters.Operand.Of(json);
        if (operand is null)
            reader.Faults.Add(pointer, DefinitionFaultCode.BadField, $"Found {ObjectReader.Shown(json)}; a text, a number of at most 28 digits, true or false is expected.");
        return operand;
    }
}
