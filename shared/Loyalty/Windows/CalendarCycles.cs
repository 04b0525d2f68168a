using EventPlatform.Loyalty.Definitions;
using NodaTime;

namespace EventPlatform.Loyalty.Windows;

/// <summary>The calendar units of a window, cut at its start and end [spec 06.1].</summary>
internal static class CalendarCycles
{
    public const int Most = 9_999;

    private const int MonthsOfYear = 12;

    /// <summary>How many cycles lie between two dates, both inclusive.</summary>
    public static long CountOf(Recurrence recurrence, LocalDate start, LocalDate end) => recurrence switch
    {
        Recurrence.Daily => NodaTime.Period.DaysBetween(start, end) + 1,
        Recurrence.Weekly => NodaTime.Period.DaysBetween(UnitOf(recurrence, start), end) / 7 + 1,
        _ => (MonthNumber(end) / MonthsOf(recurrence)) - (MonthNumber(start) / MonthsOf(recurrence)) + 1,
    };

    /// <summary>First and (exclusive) last date of each cycle, in order.</summary>
    public static IEnumerable<(LocalDate From, LocalDate To)> Of(CalendarWindowDefinition window)
    {
        var end = window.End.PlusDays(1);
        for (var from = window.Start; from < end;)
        {
            var next = Next(window.Recurrence, UnitOf(window.Recurrence, from));
            var to = next < end ? next : end;
            yield return (from, to);
            from = to;
        }
    }

    /// <summary>First day of the calendar unit that holds the date.</summary>
    private static LocalDate UnitOf(Recurrence recurrence, LocalDate date) => recurrence switch
    {
        Recurrence.Daily => date,
        Recurrence.Weekly => date.PlusDays(1 - (int)date.DayOfWeek),
        _ => FirstOfMonth(MonthNumber(date) / MonthsOf(recurrence) * MonthsOf(recurrence)),
    };

    private static LocalDate Next(Recurrence recurrence, LocalDate unit) => recurrence switch
    {
        Recurrence.Daily => unit.PlusDays(1),
        Recurrence.Weekly => unit.PlusDays(7),
        _ => unit.PlusMonths(MonthsOf(recurrence)),
    };

    private static int MonthsOf(Recurrence recurrence) => recurrence switch
    {
        Recurrence.Quarterly => 3,
        Recurrence.HalfYearly => 6,
        Recurrence.Yearly => MonthsOfYear,
        _ => 1,
    };

    private static int MonthNumber(LocalDate date) => date.Year * MonthsOfYear + date.Month - 1;

    private static LocalDate FirstOfMonth(int number) => new(number / MonthsOfYear, number % MonthsOfYear + 1, 1);
}
