using System.Text.Json.Serialization;

namespace EventPlatform.Loyalty.Interactions;

/// <summary>A message is known by its id within a customer, network and type.</summary>
public readonly record struct InteractionMessageKey(string StreamKey, string Network, string Type, string MessageId);

/// <summary>One message of a customer, kept for paging [spec 02.5]; nothing personal of it: receiver and text stay with the event.</summary>
public sealed record InteractionMessage : IRow<InteractionMessageKey>
{
    public required string StreamKey { get; init; }
    public required string Network { get; init; }
    public required string Type { get; init; }

    /// <summary>The producer's message id, or the event's identity where it gave none.</summary>
    public required string MessageId { get; init; }

    public string? Direction { get; init; }
    public string? Status { get; init; }
    public string? CampaignId { get; init; }

    /// <summary>Occurred time of the message's first event.</summary>
    public required DateTimeOffset FirstTime { get; init; }

    /// <summary>The earliest time at which it is said to be <c>SENT</c>.</summary>
    public DateTimeOffset? SentTime { get; init; }

    /// <summary>The earliest time at which it is said to be <c>DELIVERED</c> or <c>OPENED</c>.</summary>
    public DateTimeOffset? DeliveredTime { get; init; }

    /// <summary>Place in the log of its first event.</summary>
    public required long Sequence { get; init; }

    [JsonIgnore]
    public InteractionMessageKey Key => new(StreamKey, Network, Type, MessageId);
}
