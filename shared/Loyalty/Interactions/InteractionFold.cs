using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Interactions;

/// <summary>Interactions as a fold [spec 02.5]: the message first, then the count, which needs to know whether the message is new.</summary>
public static class InteractionFold
{
    private const string DefaultNetwork = "capillary";

    /// <summary>The key of the message that an event is about; an event without a message id is a message of its own.</summary>
    public static InteractionMessageKey KeyOf(Fact fact, InteractionRecorded recorded) =>
        new(fact.StreamKey, NetworkOf(recorded), TypeOf(recorded), recorded.Context.Text(ContextCodes.MessageId) ?? fact.Id.ToString());

    public static InteractionKey CountKeyOf(Fact fact, InteractionRecorded recorded) => new(fact.StreamKey, NetworkOf(recorded), TypeOf(recorded));

    /// <summary>The message after the event: a new one, or a known one with what the event says of it.</summary>
    public static InteractionMessage Apply(InteractionMessage? message, Fact fact, InteractionRecorded recorded)
    {
        var context = recorded.Context;
        var known = message ?? Begin(fact, recorded);
        var status = context.Text(ContextCodes.Status);
        return known with
        {
            Status = Rank(status) > Rank(known.Status) ? status : known.Status,
            Direction = known.Direction ?? context.Text(ContextCodes.Direction),
            CampaignId = known.CampaignId ?? context.Text(ContextCodes.CampaignId),
            SentTime = Earlier(known.SentTime, status is "SENT" ? recorded.Occurred : null),
            DeliveredTime = Earlier(known.DeliveredTime, status is "DELIVERED" or "OPENED" ? recorded.Occurred : null),
        };
    }

    /// <summary>The count after the event.</summary>
    public static InteractionCount Apply(InteractionCount? count, Fact fact, InteractionRecorded recorded, bool newMessage)
    {
        var known = count ?? Empty(fact, recorded);
        return known with
        {
            Count = known.Count + (newMessage ? 1 : 0),
            LastInteractionTime = newMessage && recorded.Occurred > known.LastInteractionTime ? recorded.Occurred : known.LastInteractionTime,
            Used = known.Used || recorded.Context.Boolean(ContextCodes.Used) == true,
        };
    }

    /// <summary>
    /// A message goes forward only, in whatever order its events come: a <c>SENT</c> that arrives late does not undo an <c>OPENED</c>, and one
    /// that <c>FAILED</c> may be delivered after all.
    /// </summary>
    private static int Rank(string? status) => status switch
    {
        "SENT" => 1,
        "FAILED" => 2,
        "DELIVERED" => 3,
        "OPENED" => 4,
        _ => 0,
    };

    private static DateTimeOffset? Earlier(DateTimeOffset? known, DateTimeOffset? said) => said is null || known <= said ? known : said;

    private static InteractionMessage Begin(Fact fact, InteractionRecorded recorded)
    {
        var key = KeyOf(fact, recorded);
        return new InteractionMessage
        {
            StreamKey = key.StreamKey,
            Network = key.Network,
            Type = key.Type,
            MessageId = key.MessageId,
            FirstTime = recorded.Occurred,
            Sequence = fact.Sequence,
        };
    }

    private static InteractionCount Empty(Fact fact, InteractionRecorded recorded) => new()
    {
        StreamKey = fact.StreamKey,
        Network = NetworkOf(recorded),
        Type = TypeOf(recorded),
        LastInteractionTime = recorded.Occurred,
    };

    private static string NetworkOf(InteractionRecorded recorded) => Lower(recorded.Context.Text(ContextCodes.Network)) ?? DefaultNetwork;

    private static string TypeOf(InteractionRecorded recorded) => Lower(recorded.Context.Text(ContextCodes.Channel)) ?? "";

#pragma warning disable CA1308 // the copied interface writes types and networks in lower case
    private static string? Lower(string? text) => text?.ToLowerInvariant();
#pragma warning restore CA1308
}
