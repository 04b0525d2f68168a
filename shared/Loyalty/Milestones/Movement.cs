using EventPlatform.Loyalty.Windows;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>What one event does to one row of progress.</summary>
/// <param name="Period">The row's period.</param>
/// <param name="Change">By how much the value moves; of a day (<see cref="Day"/>) it follows from the row's days.</param>
internal readonly record struct Movement(Period Period, decimal Change)
{
    /// <summary>For <c>VISIT</c>: the local day that gains (1) or loses (-1) an event, in place of <see cref="Change"/>.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Counted events that the row gains.</summary>
    public int Events { get; init; }

    /// <summary>True for a counted event, which is reported even where it moves the value by nothing.</summary>
    public bool Always { get; init; }

    /// <summary>True for a debit of an earlier period: it lowers the value, and what was reached stays reached.</summary>
    public bool IsDebit { get; init; }

    /// <summary>What was returned beyond what counted.</summary>
    public decimal Ignored { get; init; }
}
