namespace EventPlatform.Contracts.Events;

/// <summary>
/// Time as an event: everything that is due until this moment is closed at this place in the log [spec 02.3]. Appended by the platform
/// to the stream <c>{orgId}:~s:clock</c>, never taken from a topic.
/// </summary>
public sealed record ClockAdvanced : SystemEvent
{
    public const string EventName = "clockAdvanced", Subject = "clock";

    /// <summary>Everything that happened before is stored, as far as the inputs tell.</summary>
    public required DateTimeOffset Until { get; init; }
}
