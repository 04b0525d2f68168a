using System.Globalization;

namespace EventPlatform.Contracts.Adobe;

/// <summary>Headers of a record on the notifications topic [spec 05.1]: CloudEvents' names, so that nobody opens the value to route it.</summary>
public static class NotificationHeaders
{
    /// <summary>The stored event's identity; on the profile route that of the newest event which the profile contains.</summary>
    public const string Id = "ce_id";

    /// <summary><c>/orgs/{orgId}</c>.</summary>
    public const string Source = "ce_source";

    /// <summary>The message's <c>eventType</c>, or <see cref="ProfileType"/>.</summary>
    public const string Type = "ce_type";

    /// <summary>RFC 3339 in UTC: the message's <c>timestamp</c>; on the profile route when that newest event was stored.</summary>
    public const string Time = "ce_time";

    /// <summary>W3C trace context.</summary>
    public const string TraceParent = "traceparent";

    public const string ProfileType = "loyalty.profileChanged";

    public static string SourceOf(long orgId) => string.Create(CultureInfo.InvariantCulture, $"/orgs/{orgId}");
}
