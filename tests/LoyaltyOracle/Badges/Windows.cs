using System.Text.Json;
using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Periods;
using NodaTime;

namespace EventPlatform.LoyaltyOracle.Badges;

/// <summary>Which earns a limit counts beside one that is earned here: a question to ask of their <c>earnedOn</c> [spec 02.4, 06.3].</summary>
internal static class Windows
{
    private static readonly LocalDate FirstOf1970 = new(1970, 1, 1);

    /// <summary>Null where this earn lies outside the limit's window, which then does not hold for it.</summary>
    public static Func<DateTimeOffset, bool>? Of(Place place, BadgeRule badge, JsonElement limit)
    {
        var (earnedOn, zone) = (place.Now.Occurred, place.Rules.TimeZone);
        if (limit.Text("constraintType") == "OVERALL")
            return _ => true;
        if (limit.Text("constraintType") == "ROLLING_WINDOW")
            return Rolling(limit.Text("rollType")!, (int)limit.Whole("rollValue")!.Value, earnedOn, zone);
        if (limit.Field("every") is { } every)
            return Same(day => UnitOf(every, limit, badge, day, zone), earnedOn, zone);
        bool Inside(DateTimeOffset at) => limit.Instant("from") <= at && at < limit.Instant("to");
        return Inside(earnedOn) ? Inside : null;
    }

    /// <summary>Less than the span away, before or after.</summary>
    private static Func<DateTimeOffset, bool> Rolling(string type, int value, DateTimeOffset earnedOn, DateTimeZone zone) => type switch
    {
        "DAYS" => other => (other - earnedOn).Duration() < TimeSpan.FromDays(value),
        "WEEKS" => other => (other - earnedOn).Duration() < TimeSpan.FromDays(7 * value),
        _ => other => MonthsFrom(earnedOn, -value, zone) < other && other < MonthsFrom(earnedOn, value, zone),
    };

    private static DateTimeOffset MonthsFrom(DateTimeOffset instant, int months, DateTimeZone zone) =>
        Local(instant, zone).PlusMonths(months).InZoneLeniently(zone).ToDateTimeOffset();

    private static Func<DateTimeOffset, bool> Same(Func<LocalDate, int> unit, DateTimeOffset earnedOn, DateTimeZone zone) =>
        other => unit(Local(other, zone).Date) == unit(Local(earnedOn, zone).Date);

    /// <summary>The number of the calendar unit that a local day lies in.</summary>
    private static int UnitOf(JsonElement every, JsonElement limit, BadgeRule badge, LocalDate day, DateTimeZone zone)
    {
        if (every.ValueKind == JsonValueKind.Object)
            return Whole(Days(badge.StartsAt is { } starts ? Local(starts, zone).Date : FirstOf1970, day), (int)every.Whole("days")!.Value);
        return every.GetString() == "MONTH" ? day.Year * 12 + day.Month : Whole(Days(FirstDay(limit.Text("startsOn")), day), 7);
    }

    /// <summary>Some day of the name, long ago; weeks begin on Mondays where nothing is said.</summary>
    private static LocalDate FirstDay(string? name) =>
        Enumerable.Range(5, 7).Select(day => new LocalDate(1970, 1, day)).First(day => string.Equals(day.DayOfWeek.ToString(), name ?? "MONDAY", StringComparison.OrdinalIgnoreCase));

    private static int Days(LocalDate from, LocalDate to) => Period.DaysBetween(from, to);

    private static int Whole(int days, int length) => (int)Math.Floor((double)days / length);

    private static LocalDateTime Local(DateTimeOffset instant, DateTimeZone zone) => Instant.FromDateTimeOffset(instant).InZone(zone).LocalDateTime;
}
