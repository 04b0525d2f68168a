using System.Text.Json.Serialization;

namespace EventPlatform.Loyalty.Interactions;

/// <summary>Interactions are counted per customer, network and type [spec 02.5].</summary>
public readonly record struct InteractionKey(string StreamKey, string Network, string Type);

/// <summary>How often and when last a customer was reached, or answered, over one network and type.</summary>
public sealed record InteractionCount : IRow<InteractionKey>
{
    public required string StreamKey { get; init; }
    public required string Network { get; init; }

    /// <summary>The channel, in lower case.</summary>
    public required string Type { get; init; }

    /// <summary>Distinct messages; an event without a message id is one of its own.</summary>
    public int Count { get; init; }

    /// <summary>The latest of the messages' first times.</summary>
    public required DateTimeOffset LastInteractionTime { get; init; }

    /// <summary>True once any was.</summary>
    public bool Used { get; init; }

    [JsonIgnore]
    public InteractionKey Key => new(StreamKey, Network, Type);
}
