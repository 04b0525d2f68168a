using System.Text.Json.Serialization;

namespace EventPlatform.Contracts.Events;

/// <summary>
/// What the platform concluded: appended to the customer's stream by the projection that concluded it, under an identity made from
/// its subject [spec 02.3]. <see cref="StoredEvent.Occurred"/> is its cause's; the cause's id is the event's causation id in the store.
/// </summary>
public abstract record OutcomeEvent : StoredEvent;

/// <summary>What a milestone outcome says of its target [spec 02.3]: values are exact decimals with three places.</summary>
public abstract record TargetOutcome : OutcomeEvent
{
    public required long TargetGroupId { get; init; }
    public required string TargetGroupName { get; init; }
    public required long TargetRuleId { get; init; }
    public required string TargetName { get; init; }
    public required long PeriodId { get; init; }
    public required DateTimeOffset PeriodStart { get; init; }
    public required DateTimeOffset PeriodEnd { get; init; }
    public required decimal AchievedValue { get; init; }
    public required decimal DefinedValue { get; init; }
    public required long DefinitionVersion { get; init; }
}

/// <summary>Progress moved, up or (by a return) down; <see cref="CurrentEventValue"/> is the signed difference.</summary>
public sealed record TargetAchievedValueUpdated : TargetOutcome
{
    public required decimal CurrentEventValue { get; init; }
}

/// <summary>The goal is met: at most once per customer, rule and period, whatever goes down and up again.</summary>
public sealed record TargetValueAchieved : TargetOutcome;

/// <summary>Progress fell below a goal that had been met.</summary>
public sealed record TargetValueUnAchieved : TargetOutcome;

/// <summary>A customer's row of a period began: with the first counted event, an enrolment or a debit.</summary>
public sealed record TargetPeriodStarted : TargetOutcome;

/// <summary>The clock closed a customer's row of a period; <see cref="StoredEvent.Occurred"/> is the period's end.</summary>
public sealed record TargetPeriodCompleted : TargetOutcome
{
    /// <summary>Whether the goal was met when the period closed.</summary>
    public required bool Achieved { get; init; }
}

/// <summary>What an outcome says of a group's own goal [spec 02.3].</summary>
public abstract record UnifiedOutcome : OutcomeEvent
{
    public required long TargetGroupId { get; init; }
    public required string TargetGroupName { get; init; }
    public required long PeriodId { get; init; }
    public required DateTimeOffset PeriodStart { get; init; }
    public required DateTimeOffset PeriodEnd { get; init; }

    /// <summary>Sum of the targets' values.</summary>
    public required decimal AchievedValue { get; init; }

    /// <summary>The goal of the sum; null where a rule over the targets decides.</summary>
    public decimal? DefinedValue { get; init; }

    /// <summary>Ids of the targets that stand reached.</summary>
    public required IReadOnlyList<long> AchievedTargets { get; init; }
    public required long DefinitionVersion { get; init; }
}

/// <summary>A group's own goal is met: at most once per customer, group and period.</summary>
public sealed record UnifiedTargetsAchieved : UnifiedOutcome;

/// <summary>A group's own goal that had been met is met no more.</summary>
public sealed record UnifiedTargetsUnAchieved : UnifiedOutcome;

/// <summary>What an outcome says of a streak [spec 02.3].</summary>
public abstract record StreakOutcome : OutcomeEvent
{
    public required long StreakId { get; init; }
    public required string StreakName { get; init; }
    public required long TargetRuleId { get; init; }

    /// <summary>Cycles reached so far; of an end, those that it ends.</summary>
    public required int Cycles { get; init; }
    public required long DefinitionVersion { get; init; }
}

/// <summary>A level is reached: once a customer and level.</summary>
public sealed record StreakLevelAchieved : StreakOutcome
{
    public required int Level { get; init; }
}

/// <summary>A cycle was lost while open, and a level with it; its reward stays.</summary>
public sealed record StreakLevelUnAchieved : StreakOutcome
{
    public required int Level { get; init; }
}

/// <summary>A streak began with this cycle.</summary>
public sealed record StreakStart : StreakOutcome
{
    public required long PeriodId { get; init; }
}

/// <summary>A streak ended, because this cycle was missed or the customer was un-enrolled in it.</summary>
public sealed record StreakEnd : StreakOutcome
{
    public required long PeriodId { get; init; }
}

/// <summary>What a badge outcome says of its badge [spec 02.4].</summary>
public abstract record BadgeOutcome : OutcomeEvent
{
    public required string BadgeId { get; init; }

    /// <summary>24 hex digits: the second of <see cref="StoredEvent.Occurred"/> in eight, then sixteen from the earn's identity [spec 06.3].</summary>
    public required string EarnId { get; init; }

    public required TriggeringActivity TriggeringActivity { get; init; }
}

/// <summary>A customer got a badge; carries what a reader of the notification needs, so that nobody has to look it up [spec 05.1].</summary>
public sealed record BadgeEarned : BadgeOutcome
{
    public required long DefinitionVersion { get; init; }
    public required string BadgeName { get; init; }
    public string? BadgeGroup { get; init; }
    public int? BadgeRank { get; init; }
    public string? Owner { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public required IReadOnlyList<EarnConstraintCount> EarnConstraints { get; init; }
}

/// <summary>A limit of the badge and how often it has been used, this earn included; fields as the source's payload has them.</summary>
public sealed record EarnConstraintCount(string ConstraintLevel, string ConstraintType)
{
    public string? RollType { get; init; }
    public int? RollValue { get; init; }

    /// <summary>The fixed window in which the earn is counted, half-open.</summary>
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }
    public int? MaxEarnLimit { get; init; }

    /// <summary>Null where the limit counts nothing: of type <c>NONE</c>, or of a window that the earn lies outside of.</summary>
    public int? CurrentEarnCount { get; init; }
}

/// <summary>Why an earn was refused [spec 02.4].</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EarnRefusal>))]
public enum EarnRefusal
{
    [JsonStringEnumMemberName("LIMIT")] Limit,
    [JsonStringEnumMemberName("INACTIVE")] Inactive,
    [JsonStringEnumMemberName("EXPIRED")] Expired,
    [JsonStringEnumMemberName("NOT_ISSUED")] NotIssued,
    [JsonStringEnumMemberName("UNKNOWN_BADGE")] UnknownBadge,
}

/// <summary>An earn that a limit or the badge's state forbade.</summary>
public sealed record BadgeEarnRefused : BadgeOutcome
{
    public required EarnRefusal Reason { get; init; }
}

/// <summary>An earn came to its end by time; <see cref="StoredEvent.Occurred"/> is that time.</summary>
public sealed record BadgeExpired : BadgeOutcome
{
    public required DateTimeOffset EarnedOn { get; init; }
}

/// <summary>An earn was taken back: by request, or because what caused it came back whole.</summary>
public sealed record BadgeRevoked : BadgeOutcome
{
    public required DateTimeOffset EarnedOn { get; init; }

    /// <summary>As the request gave it.</summary>
    public string? Reason { get; init; }
}

/// <summary>What caused an earn: its name and what identifies it (rule and period, or the event).</summary>
public sealed record TriggeringActivity(string Name, IReadOnlyList<ActivityIdentifier> Identifiers);

public sealed record ActivityIdentifier(string Key, string Value);
