using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Personal;

namespace EventPlatform.Contracts.Events;

/// <summary>What every event in the store has: its name and when it happened and came [spec 01.4]. Its type alias is the name where it is known.</summary>
public abstract record StoredEvent
{
    public required string Name { get; init; }

    /// <summary>When it happened; windows and periods go by this.</summary>
    public required DateTimeOffset Occurred { get; init; }

    /// <summary>The Kafka record's LogAppendTime, else the worker's clock at reading.</summary>
    public required DateTimeOffset Received { get; init; }
}

/// <summary>An event about one customer, in that customer's stream.</summary>
public abstract record CustomerEvent : StoredEvent
{
    public EventContext Context { get; init; } = EventContext.Empty;

    /// <summary>Personal fields, kept apart from the context [spec 02.6].</summary>
    public PersonalData Personal { get; init; } = PersonalData.None;

    public IReadOnlyList<LineItem> LineItems { get; init; } = [];
}

/// <summary>A line of a bill [spec 02.1].</summary>
public sealed record LineItem(string Sku, decimal Quantity, decimal Amount, decimal? GrossAmount = null, string? Category = null, string? Brand = null);

/// <summary>An event about no particular customer.</summary>
public abstract record SystemEvent : StoredEvent
{
    public EventContext Context { get; init; } = EventContext.Empty;
}

/// <summary>A customer event of a name that the platform gives no meaning of its own.</summary>
public sealed record CustomerEventOccurred : CustomerEvent;

/// <summary>A system event of a name that the platform gives no meaning of its own.</summary>
public sealed record SystemEventOccurred : SystemEvent;
