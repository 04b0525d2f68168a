using System.Text.Json;

namespace EventPlatform.Contracts.Events;

/// <summary>A version of something that an organisation configures [spec 06]; in force from its place in the log on. Its version is the stream's.</summary>
public abstract record DefinitionEvent : StoredEvent
{
    /// <summary>The definition as it was given, checked as a whole before it was stored.</summary>
    public required JsonElement Definition { get; init; }

    /// <summary>True where the definition is taken out of force.</summary>
    public bool Retired { get; init; }
}

public sealed record OrganisationDefined : DefinitionEvent;

public sealed record TargetGroupDefined : DefinitionEvent;

public sealed record StreakDefined : DefinitionEvent;

public sealed record BadgeDefined : DefinitionEvent;

public sealed record SegmentDefined : DefinitionEvent;

public sealed record TriggerDefined : DefinitionEvent;

/// <summary>A kind of definition: its path in the API, its event's name, its event's type [spec 06].</summary>
public sealed record DefinitionKind(string Path, string EventName, Type EventType)
{
    public static readonly DefinitionKind Organisation = new("organisation", "organisationDefined", typeof(OrganisationDefined));
    public static readonly DefinitionKind TargetGroup = new("target-groups", "targetGroupDefined", typeof(TargetGroupDefined));
    public static readonly DefinitionKind Streak = new("streaks", "streakDefined", typeof(StreakDefined));
    public static readonly DefinitionKind Badge = new("badges", "badgeDefined", typeof(BadgeDefined));
    public static readonly DefinitionKind Segment = new("segments", "segmentDefined", typeof(SegmentDefined));
    public static readonly DefinitionKind Trigger = new("triggers", "triggerDefined", typeof(TriggerDefined));

    public static readonly IReadOnlyList<DefinitionKind> All = [Organisation, TargetGroup, Streak, Badge, Segment, Trigger];

    public static DefinitionKind? ByEventName(string name) => All.FirstOrDefault(kind => kind.EventName == name);

    public static DefinitionKind? ByPath(string path) => All.FirstOrDefault(kind => kind.Path == path);
}
