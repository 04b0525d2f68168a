using System.Text.Json;
using EventPlatform.Contracts.Context;

namespace EventPlatform.Loyalty.Filters;

/// <summary>What a condition compares with: a text, number or boolean; a text of RFC 3339 form is an instant as well.</summary>
internal readonly record struct Operand(ContextValue Value, DateTimeOffset? Instant)
{
    public static Operand? Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Of(ContextValue.Of(json.GetString()!)),
        JsonValueKind.Number when json.TryGetDecimal(out var number) => Of(ContextValue.Of(number)),
        JsonValueKind.True or JsonValueKind.False => Of(ContextValue.Of(json.GetBoolean())),
        _ => null,
    };

    public bool CanOrder => Value.Kind is ContextKind.Number or ContextKind.Text;

    /// <summary>Whether the two can be compared at all: they are of one scalar kind.</summary>
    public bool IsComparable(ContextValue field) => field.Kind == Value.Kind;

    public bool IsEqual(ContextValue field) => Value.Kind switch
    {
        ContextKind.Number => field.Number == Value.Number,
        ContextKind.Boolean => field.Boolean == Value.Boolean,
        ContextKind.Text when Instant is { } instant && field.Instant is { } moment => moment == instant,
        ContextKind.Text => string.Equals(field.Text, Value.Text, StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Below, equal or above; null where the field cannot be put in order with this. Instants go by the moment, other texts by code point.</summary>
    public int? Compare(ContextValue field)
    {
        if (field.Number is { } number)
            return Value.Number is { } limit ? number.CompareTo(limit) : null;
        if (field.Text is not { } text || Value.Text is not { } other)
            return null;
        if (Instant is { } instant)
            return field.Instant?.CompareTo(instant);
        return field.Instant is null ? string.CompareOrdinal(text, other) : null;
    }

    private static Operand Of(ContextValue value) => new(value, value.Instant);
}
