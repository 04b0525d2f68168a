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
public sealed class DefinitionKind
{
    public static readonly DefinitionKind Organisation = new("organisation", new OrganisationDefined { Name = "organisationDefined", Occurred = default, Received = default, Definition = default });
    public static readonly DefinitionKind TargetGroup = new("target-groups", new TargetGroupDefined { Name = "targetGroupDefined", Occurred = default, Received = default, Definition = default });
    public static readonly DefinitionKind Streak = new("streaks", new StreakDefined { Name = "streakDefined", Occurred = default, Received = default, Definition = default });
    public static readonly DefinitionKind Badge = new("badges", new BadgeDefined { Name = "badgeDefined", Occurred = default, Received = default, Definition = default });
    public static readonly DefinitionKind Segment = new("segments", new SegmentDefined { Name = "segmentDefined", Occurred = default, Received = default, Definition = default });
    public static readonly DefinitionKind Trigger = new("triggers", new TriggerDefined { Name = "triggerDefined", Occurred = default, Received = default, Definition = default });

    public static readonly IReadOnlyList<DefinitionKind> All = [Organisation, TargetGroup, Streak, Badge, Segment, Trigger];

    private readonly DefinitionEvent _blank;

    private DefinitionKind(string path, DefinitionEvent blank)
    {
        Path = path;
        _blank = blank;
    }

    public string Path { get; }

    public string EventName => _blank.Name;

    public Type EventType => _blank.GetType();

    public static DefinitionKind? ByEventName(string name) => All.FirstOrDefault(kind => kind.EventName == name);

    public static DefinitionKind? ByPath(string path) => All.FirstOrDefault(kind => kind.Path == path);

    /// <summary>An id as streams and tables have it: a badge's hex digits in lower case, so that one badge has one stream.</summary>
    public string Canonical(string id) => this == Badge ? id.ToLowerInvariant() : id;

    /// <summary>The event that puts a definition of this kind in force, or takes it out.</summary>
    public DefinitionEvent Event(JsonElement definition, DateTimeOffset at, bool retired = false) =>
        _blank with { Definition = definition, Occurred = at, Received = at, Retired = retired };

    public override string ToString() => Path;
}
