using EventPlatform.Contracts.Context;

namespace EventPlatform.Loyalty.Filters;

/// <summary><c>exists</c>, <c>notExists</c>.</summary>
internal sealed class PresenceCondition(string field, bool expected) : Filter
{
    public override bool Matches(EventContext context) => context[field].IsMissing != expected;
}

/// <summary><c>eq</c>, <c>in</c>: equal to one of the values.</summary>
internal sealed class EqualityCondition(string field, Operand[] values) : Filter
{
    public override bool Matches(EventContext context)
    {
        var found = context[field];
        foreach (ref readonly var value in values.AsSpan())
            if (value.IsComparable(found) && value.IsEqual(found))
                return true;
        return false;
    }
}

/// <summary><c>ne</c>: comparable with the value, and different from it.</summary>
internal sealed class InequalityCondition(string field, Operand value) : Filter
{
    public override bool Matches(EventContext context)
    {
        var found = context[field];
        return value.IsComparable(found) && !value.IsEqual(found);
    }
}

/// <summary><c>gt</c>, <c>gte</c>, <c>lt</c>, <c>lte</c>, <c>between</c> (both ends inclusive).</summary>
internal sealed class OrderCondition(string field, Operand? from, Operand? to, bool inclusive) : Filter
{
    public override bool Matches(EventContext context)
    {
        var found = context[field];
        return IsAbove(found) && IsBelow(found);
    }

    private bool IsAbove(ContextValue found) =>
        from is not { } limit || (limit.Compare(found) is { } order && (order > 0 || (inclusive && order == 0)));

    private bool IsBelow(ContextValue found) =>
        to is not { } limit || (limit.Compare(found) is { } order && (order < 0 || (inclusive && order == 0)));
}

/// <summary><c>contains</c>: a part of a text, or an item of a list.</summary>
internal sealed class ContainsCondition(string field, Operand value) : Filter
{
    public override bool Matches(EventContext context)
    {
        var found = context[field];
        if (found.List is not { } list)
            return found.Text is { } text && value.Value.Text is { } part && text.Contains(part, StringComparison.Ordinal);
        foreach (var item in list)
            if (value.IsComparable(item) && value.IsEqual(item))
                return true;
        return false;
    }
}

/// <summary><c>startsWith</c>.</summary>
internal sealed class PrefixCondition(string field, string prefix) : Filter
{
    public override bool Matches(EventContext context) =>
        context[field].Text is { } text && text.StartsWith(prefix, StringComparison.Ordinal);
}
