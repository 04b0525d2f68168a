using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Personal;

namespace EventPlatform.Api.Timeline;

/// <summary>One event of a customer's timeline. What an event does not have is left out.</summary>
public sealed record TimelineEntry
{
    /// <summary>The event's identity for ever.</summary>
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Place in the customer's stream, from 1.</summary>
    public required long Version { get; init; }

    /// <summary>Place in the log.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Occurred { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset Received { get; init; }

    public required DateTimeOffset Stored { get; init; }

    /// <summary>True where it occurred too long before it was received to start a campaign; it counts for everything else.</summary>
    public bool? LateForCampaigns { get; init; }

    /// <summary>Id of the event that caused it; on outcomes.</summary>
    public Guid? CausedBy { get; init; }

    /// <summary>The flat set of variables that it carries.</summary>
    public JsonElement? Context { get; init; }

    /// <summary>Personal fields: names, addresses, texts.</summary>
    public PersonalData? Personal { get; init; }

    public IReadOnlyList<LineItem>? LineItems { get; init; }

    /// <summary>What the platform concluded; on outcomes.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Outcome { get; init; }
}
