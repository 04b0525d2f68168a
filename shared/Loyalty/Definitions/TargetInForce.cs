using System.Globalization;
using EventPlatform.Loyalty.Milestones;
using EventPlatform.Loyalty.Windows;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>A target that counts at a place in the log, with what it takes from its group and its organisation.</summary>
public sealed class TargetInForce
{
    private static readonly string[] NoBadges = [];

    internal TargetInForce(GroupInForce group, TargetDefinition definition, PeriodWindow window, string? currencyCode)
    {
        Group = group;
        Definition = definition;
        Window = window;
        OwnCycles = OwnCycles.Of(group.Definition.Window);
        CurrencyCode = currencyCode;
        RuleIdText = definition.TargetRuleId.ToString(CultureInfo.InvariantCulture);
        Badges = definition.Badges is [] ? NoBadges : [.. definition.Badges];
        SubMilestones = Marks(definition.Goal);
    }

    private SubMilestone[] Marks(decimal goal) => [.. Definition.SubMilestones.Select(mark => new SubMilestone(mark.Name, mark.ValueFor(goal), null))];

    public GroupInForce Group { get; }

    public TargetDefinition Definition { get; }

    /// <summary>The periods that are the same for everybody; none where each customer has his own.</summary>
    public PeriodWindow Window { get; }

    /// <summary>Each customer's own cycles; null where periods are the same for everybody.</summary>
    public OwnCycles? OwnCycles { get; }

    /// <summary>The organisation's currency, or null.</summary>
    public string? CurrencyCode { get; }

    public long TargetRuleId => Definition.TargetRuleId;

    public long TargetGroupId => Group.Definition.TargetGroupId;

    public decimal Goal => Definition.Goal;

    /// <summary>Its place among the targets of its group.</summary>
    internal int Place { get; init; }

    /// <summary>Marks with their absolute values.</summary>
    internal SubMilestone[] SubMilestones { get; }

    /// <summary>The marks with their absolute values for a goal.</summary>
    internal SubMilestone[] MarksFor(decimal goal) => goal == Goal ? SubMilestones : Marks(goal);

    internal string[] Badges { get; }

    /// <summary>Whether what stands before a customer's enrolment never counts. Under <c>ALL</c> there is no before.</summary>
    internal bool TracksFromEnrolment => Definition is { TrackFromEnrolment: true, Enrolment: not EnrolmentKind.All };

    /// <summary>Whether a row's period is closed, by the clock or by its goal.</summary>
    internal bool IsClosed(MilestoneProgress row) => row.Status is ProgressStatus.Completed or ProgressStatus.Expired || Group.IsClosed(row.Period);

    /// <summary>The rule id as identities have it.</summary>
    internal string RuleIdText { get; }
}

/// <summary>A target group at a place in the log.</summary>
/// <param name="Definition">Its newest version.</param>
/// <param name="Version">The version's number.</param>
/// <param name="CountsFrom">Place in the log of its first version: it counts only what stands after that [spec 02.3].</param>
/// <param name="Retired">True where it was taken out of force.</param>
public sealed record GroupInForce(TargetGroupDefinition Definition, long Version, long CountsFrom, bool Retired)
{
    /// <summary>Periods that end by then were over when the first version was stored: no clock closes them, they count without limit [spec 02.3].</summary>
    public DateTimeOffset HistoryThrough { get; init; }

    /// <summary>The clock has closed the periods that end by then.</summary>
    public DateTimeOffset ClosedThrough { get; init; }

    /// <summary>Place in the log of the version that gave the group its own goal, the last time; it stays when a later one takes the goal away. Null where it never had one.</summary>
    public long? UnifiedFrom { get; init; }

    /// <summary>Whether the group has counted before it got its own goal: then rows of its targets may be older than that goal's.</summary>
    internal bool IsUnifiedLater => UnifiedFrom > CountsFrom;

    /// <summary>Whether no clock ever closes the period.</summary>
    public bool IsHistory(in Period period) => period.End <= HistoryThrough;

    public bool IsClosed(in Period period) => period.End <= ClosedThrough && !IsHistory(period);

    /// <summary>The group after the clock: what is closed stays closed, also where <c>offsetDays</c> grows.</summary>
    internal GroupInForce At(DateTimeOffset until) => Closed(until.Back(Definition.OffsetDays));

    internal GroupInForce Closed(DateTimeOffset through) => through > ClosedThrough ? this with { ClosedThrough = through } : this;

    public bool Counts => Definition.Active && !Retired;
}

/// <summary>A badge at a place in the log.</summary>
public sealed record BadgeInForce(BadgeDefinition Definition, long Version, bool Retired);

/// <summary>An event that earns a badge, at a place in the log.</summary>
public sealed record EarnInForce(BadgeInForce Badge, EarnOn EarnOn);

/// <summary>A stored version that is not in force, with what is wrong with it.</summary>
public sealed record InertDefinition(string StreamKey, long Version, IReadOnlyList<DefinitionFault> Faults);
