namespace EventPlatform.Api.Interactions;

/// <summary>Networks and types of interactions that the copied interface knows [spec 03.2, source 003].</summary>
internal static class InteractionTypes
{
    public const string UsualNetwork = "capillary";

    public static readonly string[] Networks = [UsualNetwork, "facebook", "twitter", "foursquare"];

    /// <summary>Always listed, in this order.</summary>
    public static readonly string[] Listed = ["survey", "whatsapp", "line", "zalo", "phone", "missed_call", "email", "sms"];

    /// <summary>Listed behind them where they occurred.</summary>
    public static readonly string[] Further =
        ["viber", "emailbulk", "feedback", "checkin", "like", "comment", "mention", "retweet", "tweet", "push", "rcs", "inapp"];

    public static bool IsKnown(string type) => Listed.Contains(type) || Further.Contains(type);

    /// <summary>The types of an answer: every listed one, the further ones that occurred, and last what only producers know, by name.</summary>
    public static IEnumerable<string> Shown(IReadOnlyCollection<string> occurred) =>
        Listed.Concat(Further.Where(occurred.Contains)).Concat(occurred.Where(type => !IsKnown(type)).Order(StringComparer.Ordinal));
}
