using EventPlatform.Loyalty.Filters;
using NodaTime;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>A badge [spec 06.3].</summary>
public sealed record BadgeDefinition(string BadgeId, string Name) : Definition
{
    public string? Description { get; init; }
    public string? Group { get; init; }
    public int? Rank { get; init; }
    public string? Owner { get; init; }
    public string? ImageUrl { get; init; }
    public bool Active { get; init; } = true;

    /// <summary>True for <c>ISSUE_EARN</c>: it must be issued to a customer before the customer can earn it.</summary>
    public bool MustBeIssued { get; init; }

    /// <summary>Whether an earn is taken back when the transaction that caused it comes back whole.</summary>
    public bool RevokeOnReturn { get; init; }

    public DateTimeOffset? StartsAt { get; init; }
    public DateTimeOffset? EndsAt { get; init; }
    public IReadOnlyList<EarnConstraint> EarnConstraints { get; init; } = [];
    public BadgeExpiry EarnExpiry { get; init; } = BadgeExpiry.Never;
    public BadgeExpiry IssueExpiry { get; init; } = BadgeExpiry.Never;
    public IReadOnlyList<EarnOn> EarnOn { get; init; } = [];
}

/// <summary>Across whom a limit counts.</summary>
public enum ConstraintLevel
{
    Badge,
    Customer,
}

/// <summary>Which earns a limit counts.</summary>
public enum ConstraintType
{
    None,
    Overall,
    RollingWindow,
    FixedWindow,
}

/// <summary>A limit; <see cref="MaxEarnLimit"/> is null for <see cref="ConstraintType.None"/>.</summary>
/// <param name="Level">Across whom it counts.</param>
/// <param name="Type">Which earns it counts.</param>
/// <param name="MaxEarnLimit">How many earns there may be.</param>
/// <param name="Window">The span of time that it looks at; null for <c>OVERALL</c> and <c>NONE</c>.</param>
public sealed record EarnConstraint(ConstraintLevel Level, ConstraintType Type, int? MaxEarnLimit, EarnWindow? Window = null);

/// <summary>How long an earn or an issue lasts.</summary>
public enum ExpiryKind
{
    Never,
    At,
    After,
    WithBadge,
}

/// <summary>When an earn or an issue ends.</summary>
public sealed record BadgeExpiry(ExpiryKind Kind)
{
    public static readonly BadgeExpiry Never = new(ExpiryKind.Never);

    /// <summary>For <see cref="ExpiryKind.At"/>: the instant, unless a whole day is given.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>For <see cref="ExpiryKind.At"/>: the last day on which it is valid, in the organisation's zone.</summary>
    public LocalDate? LastDay { get; init; }

    /// <summary>Days of 24 hours after the earn.</summary>
    public int? Days { get; init; }
}

/// <summary>An event, by name, that earns the badge where the filter holds.</summary>
public sealed record EarnOn(string Event, Filter? Filter);
