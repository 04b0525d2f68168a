using System.Text.Json;
using EventPlatform.Api.CopiedInterfaces;

namespace EventPlatform.Api.Interactions;

/// <summary>Puts what was read into the published form.</summary>
internal sealed class InteractionWriter(ServerZone zone, MessageMask mask)
{
    private const string None = "null";

    public InteractionCustomer Customer(InteractionRequest request, CustomerInteractions found)
    {
        var types = request.Type is { } only ? [only] : InteractionTypes.Shown([.. found.Counts.Select(count => count.Type)]);
        var network = new InteractionNetwork(request.Network, [.. types.Select(type => OfType(type, request, found))]);
        return new(found.CustomerId, found.Profile.Mobile ?? "", found.Profile.Email ?? "", found.Profile.ExternalId ?? "", new([network]), InteractionStatus.Retrieved);
    }

    private InteractionOfType OfType(string type, InteractionRequest request, CustomerInteractions found)
    {
        var count = found.Counts.FirstOrDefault(row => row.Type == type);
        return new()
        {
            LastInteractionTime = count is null ? None : zone.ToDayFirst(count.LastInteractionTime),
            UsedStatus = count?.Used ?? false,
            Count = count?.Count ?? 0,
            Type = type,
            Messages = request.WithMessages ? new([.. found.Messages[type].Select(Message)]) : null,
        };
    }

    private InteractionMessageAnswer Message(ShownMessage shown) => new()
    {
        Id = shown.Message.MessageId,
        Sender = Said(shown, "sender"),
        Reciever = MessageMask.Receiver(Said(shown, "receiver")),
        Subject = mask.Text(Said(shown, "subject")),
        Status = shown.Message.Status ?? "",
        SentTime = zone.ToYearFirst(shown.Message.SentTime ?? shown.Message.FirstTime),
        DeliveredTime = shown.Message.DeliveredTime is { } delivered ? zone.ToYearFirst(delivered) : None,
        CampaignId = shown.Message.CampaignId ?? "",
    };

    private static string Said(ShownMessage shown, string code) =>
        shown.Event.Personal?.Reveal(code) ?? (shown.Event.Context is { } context && context.TryGetProperty(code, out var said) ? Text(said) : "");

    private static string Text(JsonElement said) => said.ValueKind == JsonValueKind.String ? said.GetString()! : said.GetRawText();
}
