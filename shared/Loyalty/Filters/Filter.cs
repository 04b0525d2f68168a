using EventPlatform.Contracts.Context;

namespace EventPlatform.Loyalty.Filters;

/// <summary>
/// A condition over an event's context [spec 06.4]. A missing field satisfies only <c>notExists</c> and what stands under <c>none</c>;
/// comparing values of two kinds is false, never an error.
/// </summary>
public abstract class Filter
{
    public abstract bool Matches(EventContext context);
}

/// <summary>Every one of them.</summary>
internal sealed class AllOf(Filter[] filters) : Filter
{
    public override bool Matches(EventContext context)
    {
        foreach (var filter in filters)
            if (!filter.Matches(context))
                return false;
        return true;
    }
}

/// <summary>At least one of them.</summary>
internal sealed class AnyOf(Filter[] filters) : Filter
{
    public override bool Matches(EventContext context)
    {
        foreach (var filter in filters)
            if (filter.Matches(context))
                return true;
        return false;
    }
}

/// <summary>Not one of them.</summary>
internal sealed class NoneOf(Filter[] filters) : Filter
{
    public override bool Matches(EventContext context)
    {
        foreach (var filter in filters)
            if (filter.Matches(context))
                return false;
        return true;
    }
}
