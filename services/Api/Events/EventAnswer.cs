using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Personal;

namespace EventPlatform.Api.Events;

/// <summary>One stored event, whatever it is about. What it does not have is left out.</summary>
public sealed record EventAnswer
{
    /// <summary>Its identity for ever.</summary>
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The stream that it stands in: of a customer, a subject or a definition.</summary>
    public required string Stream { get; init; }

    /// <summary>Place in the stream, from 1.</summary>
    public required long Version { get; init; }

    /// <summary>Place in the log.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Occurred { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset Received { get; init; }

    public required DateTimeOffset Stored { get; init; }

    /// <summary>True where it occurred too long before it was received to start a campaign.</summary>
    public bool? LateForCampaigns { get; init; }

    /// <summary>The producer's source and id: with the organisation they make the identity.</summary>
    public string? Source { get; init; }

    public string? SourceId { get; init; }

    /// <summary>The form in which it came: structured, binary, flat or wrapped.</summary>
    public string? Form { get; init; }

    public string? DataSchema { get; init; }

    public string? TraceParent { get; init; }

    /// <summary>Id of the event that caused it; on outcomes.</summary>
    public Guid? CausedBy { get; init; }

    /// <summary>What all events share that one request of the source caused.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The flat set of variables that it carries.</summary>
    public JsonElement? Context { get; init; }

    /// <summary>Personal fields: names, addresses, texts.</summary>
    public PersonalData? Personal { get; init; }

    public IReadOnlyList<LineItem>? LineItems { get; init; }

    /// <summary>What else it holds: a definition, or what the platform concluded.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Content { get; init; }
}
