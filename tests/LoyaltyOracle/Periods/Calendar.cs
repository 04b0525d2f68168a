using System.Text.Json;
using EventPlatform.LoyaltyOracle.Definitions;
using NodaTime;

namespace EventPlatform.LoyaltyOracle.Periods;

/// <summary>The periods of a fixed window, found by walking its days [spec 06.1].</summary>
internal static class Calendar
{
    private static readonly LocalDate SomeMonday = new(1970, 1, 5);

    public static List<Cycle> Of(long groupId, JsonElement window, ZoneChanges zones)
    {
        var cycles = new List<Cycle>();
        LocalDate? before = null;
        foreach (var (id, first, after) in Dates(groupId, window))
        {
            var zone = before == first ? zones.At(cycles[^1].End) : zones.At(first);
            var start = before == first ? cycles[^1].End : ZoneChanges.StartOf(first, zone);
            var end = ZoneChanges.StartOf(after, zone);
            cycles.Add(new Cycle(id, start, end > start ? end : start, zone));
            before = after;
        }
        return cycles;
    }

    private static IEnumerable<(long Id, LocalDate First, LocalDate After)> Dates(long groupId, JsonElement window) =>
        window.Field("periods") is null
            ? Units(window).Select((unit, place) => (groupId * 10_000 + place + 1, unit.First, unit.After))
            : window.List("periods").Select(period => (period.Whole("periodId")!.Value, period.Date("start"), period.Date("end").PlusDays(1)));

    /// <summary>Calendar units, cut at the window's start and end: a new one begins on a day that lies in another unit than the day before.</summary>
    private static IEnumerable<(LocalDate First, LocalDate After)> Units(JsonElement window)
    {
        var (recurrence, first, end) = (window.Text("recurrence")!, window.Date("start"), window.Date("end").PlusDays(1));
        for (var day = first.PlusDays(1); day <= end; day = day.PlusDays(1))
            if (day == end || UnitOf(recurrence, day) != UnitOf(recurrence, first))
            {
                yield return (first, day);
                first = day;
            }
    }

    private static int UnitOf(string recurrence, LocalDate day) => recurrence switch
    {
        "DAILY" => Period.DaysBetween(SomeMonday, day),
        "WEEKLY" => Period.DaysBetween(SomeMonday, day) / 7,
        "MONTHLY" => day.Year * 12 + day.Month,
        "QUARTERLY" => day.Year * 4 + (day.Month - 1) / 3,
        "HALF_YEARLY" => day.Year * 2 + (day.Month - 1) / 6,
        _ => day.Year,
    };
}
