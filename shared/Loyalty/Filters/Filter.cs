using EventPlatform.Contracts.Context;

namespace EventPlatform.Loyalty.Filters;

/// <summary>A condition over an event's context [spec 06.4].</summary>
public abstract record Filter
{
    public abstract bool Matches(EventContext context);
}
