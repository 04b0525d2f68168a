using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Windows;
using NodaTime;

namespace EventPlatform.Loyalty.Badges;

/// <summary>A span of earn times, half-open, in ticks of UTC (100 ns since year 1).</summary>
public readonly record struct EarnRange(long From, long To)
{
    private const long TicksOf1970 = 621_355_968_000_000_000;

    public static readonly EarnRange Always = new(long.MinValue, long.MaxValue);

    private static readonly LocalDate FirstOf1970 = new(1970, 1, 1);

    public DateTimeOffset Begin => Moment(From);

    public DateTimeOffset End => Moment(To);

    /// <summary>
    /// The span that a window's limit counts for an earn at <paramref name="earnedOn"/>; null where the earn lies outside the window.
    /// A rolling one holds what lies less than the span from the earn, before or after, so that no span ever holds more [spec 02.4].
    /// </summary>
    public static EarnRange? Of(EarnWindow window, DateTimeOffset earnedOn, DateTimeZone zone, DateTimeOffset? badgeStarts) => window switch
    {
        RollingEarnWindow { Type: RollType.Months } rolling => Months(earnedOn, zone, rolling.Value),
        RollingEarnWindow rolling => Around(earnedOn.UtcTicks, rolling.Value * (rolling.Type == RollType.Weeks ? 7 : 1) * TimeSpan.TicksPerDay),
        SpanEarnWindow span => earnedOn >= span.From && earnedOn < span.To ? new(span.From.UtcTicks, span.To.UtcTicks) : null,
        DaysEarnWindow every => Days(Local(earnedOn, zone).Date, zone, every.Days, badgeStarts is { } starts ? Local(starts, zone).Date : FirstOf1970),
        WeekEarnWindow week => Week(Local(earnedOn, zone).Date, zone, week.StartsOn),
        MonthEarnWindow => Month(Local(earnedOn, zone).Date, zone),
        _ => throw new InvalidOperationException($"{window.GetType().Name} is no window of a limit."),
    };

    private static EarnRange Around(long ticks, long span) => new(ticks - span + 1, ticks + span);

    /// <summary>Calendar months, the end of a month clamped: a month before 31 March is the last of February.</summary>
    private static EarnRange Months(DateTimeOffset earnedOn, DateTimeZone zone, int months)
    {
        var local = Local(earnedOn, zone);
        return new(Ticks(zone, local.PlusMonths(-months)) + 1, Ticks(zone, local.PlusMonths(months)));
    }

    private static EarnRange Days(LocalDate day, DateTimeZone zone, int days, LocalDate first)
    {
        var place = NodaTime.Period.DaysBetween(first, day) % days;
        var from = day.PlusDays(-(place < 0 ? place + days : place));
        return Between(zone, from, from.PlusDays(days));
    }

    private static EarnRange Week(LocalDate day, DateTimeZone zone, IsoDayOfWeek startsOn)
    {
        var from = day.PlusDays(-((int)day.DayOfWeek - (int)startsOn + 7) % 7);
        return Between(zone, from, from.PlusDays(7));
    }

    private static EarnRange Month(LocalDate day, DateTimeZone zone)
    {
        var from = new LocalDate(day.Year, day.Month, 1);
        return Between(zone, from, from.PlusMonths(1));
    }

    private static EarnRange Between(DateTimeZone zone, LocalDate from, LocalDate to) => new(Ticks(zone.StartOf(from)), Ticks(zone.StartOf(to)));

    private static LocalDateTime Local(DateTimeOffset instant, DateTimeZone zone) => Instant.FromDateTimeOffset(instant).InZone(zone).LocalDateTime;

    private static long Ticks(DateTimeZone zone, LocalDateTime local) => Ticks(local.InZoneLeniently(zone).ToInstant());

    private static DateTimeOffset Moment(long ticks) =>
        new(Math.Clamp(ticks, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);

    private static long Ticks(Instant instant) => instant.ToUnixTimeTicks() + TicksOf1970;
}
