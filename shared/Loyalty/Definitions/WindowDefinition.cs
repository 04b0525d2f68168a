using NodaTime;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>When the periods of a group begin and end [spec 06.1].</summary>
public abstract record WindowDefinition;

/// <summary>How often a calendar window begins a new cycle.</summary>
public enum Recurrence
{
    Daily,
    Weekly,
    Monthly,
    Quarterly,
    HalfYearly,
    Yearly,
}

/// <summary><c>FIXED_CALENDAR_WINDOW</c> with a recurrence: calendar units cut at start and end, both inclusive.</summary>
public sealed record CalendarWindowDefinition(Recurrence Recurrence, LocalDate Start, LocalDate End) : WindowDefinition;

/// <summary><c>FIXED_CALENDAR_WINDOW</c> with listed periods, in order, without overlap.</summary>
public sealed record ListedWindowDefinition(IReadOnlyList<ListedPeriod> Periods) : WindowDefinition;

/// <summary><c>CYCLIC_WINDOW</c>: each customer's own cycles of so many times 24 hours.</summary>
/// <param name="LengthDays">Length of a cycle.</param>
/// <param name="BeginsWithEnrolment">Whether the first begins with the enrolment, else with the first counted event.</param>
public sealed record CyclicWindowDefinition(int LengthDays, bool BeginsWithEnrolment) : WindowDefinition;

/// <summary><c>PERIOD_AGNOSTIC_WINDOW</c>: a cycle ends when the goal is met; at most so many.</summary>
public sealed record AgnosticWindowDefinition(int? MaxCycles) : WindowDefinition;

/// <summary>A listed period; both dates are inclusive.</summary>
public sealed record ListedPeriod(long PeriodId, LocalDate Start, LocalDate End);
