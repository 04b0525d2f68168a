using System.Text.Json.Serialization;

namespace EventPlatform.Api.Interactions;

/// <summary>Answer of <c>customer/interaction</c>, types as the published sample has them [spec 03.2, source 003].</summary>
public sealed record InteractionsAnswer([property: JsonPropertyName("response")] InteractionsResponse Response);

/// <summary>What became of the request, and of the customer that it asks for.</summary>
public sealed record InteractionsResponse(
    [property: JsonPropertyName("status")] InteractionStatus Status, [property: JsonPropertyName("customer")] InteractionCustomer Customer);

/// <summary>A customer; empty texts where there is nothing.</summary>
public sealed record InteractionCustomer(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("mobile")] string Mobile,
    [property: JsonPropertyName("email")] string Email,
    [property: JsonPropertyName("external_id")] string ExternalId,
    [property: JsonPropertyName("interactions")] InteractionNetworks Interactions,
    [property: JsonPropertyName("item_status")] InteractionStatus ItemStatus)
{
    internal static InteractionCustomer Nobody(InteractionStatus status) => new("", "", "", "", new([]), status);

    /// <summary>Never shows whom it describes.</summary>
    public override string ToString() => "(personal data)";
}

/// <summary>Interactions by network.</summary>
public sealed record InteractionNetworks([property: JsonPropertyName("network")] IReadOnlyList<InteractionNetwork> Network);

/// <summary>Interactions of one network.</summary>
public sealed record InteractionNetwork(
    [property: JsonPropertyName("name")] string Name, [property: JsonPropertyName("interaction")] IReadOnlyList<InteractionOfType> Interaction);

/// <summary>How often and when last a customer was reached by one type.</summary>
public sealed record InteractionOfType
{
    /// <summary><c>DD-MM-YYYY HH:mm:ss</c> in the server's zone; the text null where there was none.</summary>
    [JsonPropertyName("last_interaction_time")]
    public required string LastInteractionTime { get; init; }

    [JsonPropertyName("used_status")]
    public required bool UsedStatus { get; init; }

    [JsonPropertyName("count")]
    public required int Count { get; init; }

    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>Only where messages are asked for.</summary>
    [JsonPropertyName("messages")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InteractionMessages? Messages { get; init; }
}

/// <summary>Messages, newest first.</summary>
public sealed record InteractionMessages([property: JsonPropertyName("message")] IReadOnlyList<InteractionMessageAnswer> Message);

/// <summary>One message; <c>reciever</c> is the published interface's own spelling.</summary>
public sealed record InteractionMessageAnswer
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("sender")]
    public required string Sender { get; init; }

    /// <summary>Masked.</summary>
    [JsonPropertyName("reciever")]
    public required string Reciever { get; init; }

    [JsonPropertyName("subject")]
    public required string Subject { get; init; }

    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary><c>YYYY-MM-DD HH:mm:ss</c> in the server's zone.</summary>
    [JsonPropertyName("sent_time")]
    public required string SentTime { get; init; }

    /// <summary>As the sent time; the text null where it was not delivered.</summary>
    [JsonPropertyName("delivered_time")]
    public required string DeliveredTime { get; init; }

    [JsonPropertyName("campaign_id")]
    public required string CampaignId { get; init; }

    /// <summary>Never shows what it says.</summary>
    public override string ToString() => "(personal data)";
}
