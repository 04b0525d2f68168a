namespace EventPlatform.Relay.Feeds;

/// <summary>What a record of the notifications topic says [spec 05.1].</summary>
/// <param name="StreamKey">Of the customer.</param>
/// <param name="Id">The event's identity.</param>
/// <param name="Type">See <see cref="Contracts.Adobe.NotificationHeaders.Type"/>.</param>
/// <param name="Time">See <see cref="Contracts.Adobe.NotificationHeaders.Time"/>.</param>
/// <param name="TraceParent">W3C trace context, or null.</param>
/// <param name="Value">The Adobe-style message.</param>
internal readonly record struct Notification(string StreamKey, Guid Id, string Type, DateTimeOffset Time, string? TraceParent, byte[] Value);
