using EventPlatform.Loyalty.Filters;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>What moves a target.</summary>
public enum TargetEntity
{
    Transaction,

    /// <summary>The lines of a bill: each is filtered and counted by itself.</summary>
    LineItem,
    Event,
}

/// <summary>What of an event counts.</summary>
public enum TargetType
{
    /// <summary>Net amount.</summary>
    Sales,
    GrossSales,

    /// <summary>Distinct local days.</summary>
    Visit,
    Count,
    Quantity,

    /// <summary>A field of the context, by <see cref="FieldAggregate"/>.</summary>
    ExtendedField,
}

/// <summary>What of a context field counts.</summary>
public enum FieldAggregate
{
    /// <summary>Its number.</summary>
    Sum,

    /// <summary>1 for each event that has it.</summary>
    Count,
}

/// <summary>Which period a return lowers [spec 02.3].</summary>
public enum ReturnPolicy
{
    /// <summary>That of the transaction.</summary>
    SamePeriod,

    /// <summary>The first later one that is open or to come.</summary>
    NextPeriod,
}

/// <summary>How customers come to take part [spec 02.3, 06.1].</summary>
public enum EnrolmentKind
{
    /// <summary>Everybody, by the first counted event.</summary>
    All,

    /// <summary>By <c>targetCustomerEnrolment</c>.</summary>
    Event,

    /// <summary>Who is a member of a segment.</summary>
    Segment,
}

/// <summary>What a return that names no items takes off a <c>LINEITEM</c> target [spec 02.3].</summary>
public enum LineItemReturn
{
    /// <summary>Goal x returned / bill.</summary>
    Prorate,

    /// <summary>Nothing.</summary>
    Ignore,
}

/// <summary>One target of a group [spec 06.1].</summary>
public sealed record TargetDefinition(long TargetRuleId, string Name, decimal Goal, TargetEntity Entity, TargetType Type)
{
    /// <summary>Name of the behavioural event; null unless <see cref="Entity"/> is <see cref="TargetEntity.Event"/>.</summary>
    public string? Event { get; init; }

    /// <summary>The context field of <see cref="TargetType.ExtendedField"/>; null otherwise.</summary>
    public string? Field { get; init; }

    public FieldAggregate Aggregate { get; init; }

    public LineItemReturn LineItemReturn { get; init; }

    public Filter? Filter { get; init; }

    public EnrolmentKind Enrolment { get; init; }

    /// <summary>The segment of <see cref="EnrolmentKind.Segment"/>; null otherwise.</summary>
    public string? Segment { get; init; }

    /// <summary>Whether a customer's earlier events of the running period stay uncounted at an enrolment.</summary>
    public bool TrackFromEnrolment { get; init; }

    public bool AllowReturns { get; init; }

    public ReturnPolicy ReturnPolicy { get; init; }

    public IReadOnlyList<SubMilestone> SubMilestones { get; init; } = [];

    /// <summary>Ids of the badges that reaching the goal earns.</summary>
    public IReadOnlyList<string> Badges { get; init; } = [];
}

/// <summary>A mark on the way to the goal: an absolute value or a percentage of the goal.</summary>
public sealed record SubMilestone(string Name, decimal? Value, decimal? Percent)
{
    /// <summary>The mark's absolute value for a goal, three places.</summary>
    public decimal ValueFor(decimal goal) => Value ?? Exact.Round(goal * Percent!.Value / 100);
}
