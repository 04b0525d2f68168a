using NodaTime;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>Which span of time a limit looks at [spec 06.3].</summary>
public abstract record EarnWindow;

/// <summary>In what a rolling span is measured.</summary>
public enum RollType
{
    /// <summary>24 hours each.</summary>
    Days,

    /// <summary>7 days each.</summary>
    Weeks,

    /// <summary>Calendar months in the organisation's zone.</summary>
    Months,
}

/// <summary><c>ROLLING_WINDOW</c>: a span around each earn.</summary>
public sealed record RollingEarnWindow(RollType Type, int Value) : EarnWindow;

/// <summary><c>FIXED_WINDOW</c> with <c>from</c> and <c>to</c>, half-open; an earn outside it is not limited by it.</summary>
public sealed record SpanEarnWindow(DateTimeOffset From, DateTimeOffset To) : EarnWindow;

/// <summary><c>FIXED_WINDOW</c> every so many local days, counted from the day on which the badge starts, else from 1 January 1970.</summary>
public sealed record DaysEarnWindow(int Days) : EarnWindow;

/// <summary><c>FIXED_WINDOW</c> every local week.</summary>
public sealed record WeekEarnWindow(IsoDayOfWeek StartsOn) : EarnWindow;

/// <summary><c>FIXED_WINDOW</c> every local calendar month.</summary>
public sealed record MonthEarnWindow : EarnWindow;
