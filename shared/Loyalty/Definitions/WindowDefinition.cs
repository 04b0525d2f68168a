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

/// <summary>A listed period; both dates are inclusive.</summary>
public sealed record ListedPeriod(long PeriodId, LocalDate Start, LocalDate End);
