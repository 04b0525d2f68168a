using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Windows;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace EventPlatform.Loyalty.Tests.Windows;

public class PeriodWindowTests
{
    private static readonly string[] Zones =
        ["UTC", "Europe/London", "America/New_York", "Asia/Kolkata", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns", "Africa/Cairo", "Asia/Beirut"];

    [Theory]
    [InlineData(Recurrence.Daily, "2025-01-30", "2025-02-02", "01-30 01-31 02-01 02-02 02-03")]
    [InlineData(Recurrence.Weekly, "2025-01-01", "2025-01-14", "01-01 01-06 01-13 01-15")]
    [InlineData(Recurrence.Monthly, "2025-01-15", "2025-03-10", "01-15 02-01 03-01 03-11")]
    [InlineData(Recurrence.Quarterly, "2025-02-01", "2025-07-31", "02-01 04-01 07-01 08-01")]
    [InlineData(Recurrence.HalfYearly, "2025-06-30", "2025-07-01", "06-30 07-01 07-02")]
    [InlineData(Recurrence.Yearly, "2025-12-31", "2026-01-01", "12-31 01-01 01-02")]
    public void Cycles_are_calendar_units_cut_at_start_and_end(Recurrence recurrence, string start, string end, string boundaries)
    {
        var window = Calendar(recurrence, Date(start), Date(end), DateTimeZone.Utc);

        var starts = Enumerable.Range(0, window.Count).Select(index => window[index].Start).Append(window[window.Count - 1].End);
        string.Join(' ', starts.Select(instant => instant.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture))).ShouldBe(boundaries);
        window[0].Id.ShouldBe(250001);
    }

    [Fact]
    public void A_midnight_that_does_not_exist_is_the_first_instant_after()
    {
        var window = Calendar(Recurrence.Daily, new(2018, 11, 3), new(2018, 11, 5), DateTimeZoneProviders.Tzdb["America/Sao_Paulo"]);

        window[1].Start.ShouldBe(Story.At("2018-11-04T01:00:00-02:00"));
        (window[1].End - window[1].Start).ShouldBe(TimeSpan.FromHours(23));
    }

    [Fact]
    public void A_date_that_never_was_is_an_empty_period()
    {
        var window = Calendar(Recurrence.Daily, new(2011, 12, 29), new(2011, 12, 31), DateTimeZoneProviders.Tzdb["Pacific/Apia"]);

        window[1].Start.ShouldBe(window[1].End);
        window.PeriodOf(window[1].Start)!.Value.Id.ShouldBe(250003);
    }

    [Fact]
    public void Cycles_tile_the_window_without_gap_or_overlap_in_any_zone() =>
        Prop.ForAll(Arb.From(Windows), sample => Tiles(sample)).QuickCheckThrowOnFailure();

    [Fact]
    public void Nine_thousand_nine_hundred_and_ninety_nine_days_are_laid_out()
    {
        var window = Calendar(Recurrence.Daily, new(2000, 1, 1), new LocalDate(2000, 1, 1).PlusDays(9998), DateTimeZoneProviders.Tzdb["Europe/London"]);

        window.Count.ShouldBe(9999);
        window.PeriodOf(window[9998].End.AddTicks(-1))!.Value.Id.ShouldBe(259999);
        window.PeriodOf(window[9998].End).ShouldBeNull();
        window.PeriodOf(window[0].Start.AddTicks(-1)).ShouldBeNull();
    }

    [Fact]
    public void A_changed_zone_leaves_the_running_period_as_it_is_and_the_window_tiled() =>
        Prop.ForAll(Arb.From(ChangedZones), sample => Tiles(sample)).QuickCheckThrowOnFailure();

    private static Gen<PeriodWindow> Windows =>
        from zone in Gen.Elements(Zones)
        from shape in Shapes
        select Calendar(shape.Recurrence, shape.Start, shape.End, DateTimeZoneProviders.Tzdb[zone]);

    private static Gen<PeriodWindow> ChangedZones =>
        from first in Gen.Elements(Zones)
        from second in Gen.Elements(Zones)
        from shape in Shapes
        from day in Gen.Choose(0, 400)
        select PeriodWindow.Of(
            Group(shape.Recurrence, shape.Start, shape.End),
            ZoneHistory.Of(DateTimeZoneProviders.Tzdb[first]).With(DateTimeZoneProviders.Tzdb[second], shape.Start.PlusDays(day).AtMidnight().InUtc().ToDateTimeOffset()));

    private static Gen<(Recurrence Recurrence, LocalDate Start, LocalDate End)> Shapes =>
        from recurrence in Gen.Elements(Enum.GetValues<Recurrence>())
        from day in Gen.Choose(0, 9000)
        from length in Gen.Choose(0, 800)
        let start = new LocalDate(2005, 1, 1).PlusDays(day)
        select (recurrence, start, start.PlusDays(length));

    /// <summary>Each period ends where the next begins, and its first and last instants, and none around, are found in it.</summary>
    private static bool Tiles(PeriodWindow window) => Enumerable.Range(0, window.Count).All(index =>
    {
        var period = window[index];
        var touches = index == 0 || window[index - 1].End == period.Start;
        var found = period.Start == period.End
            || (window.PeriodOf(period.Start) == period && window.PeriodOf(period.End.AddTicks(-1)) == period && window.PeriodOf(period.End) != period);
        return touches && found && period.Start <= period.End && period.Id == 250_001 + index;
    });

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static PeriodWindow Calendar(Recurrence recurrence, LocalDate start, LocalDate end, DateTimeZone zone) =>
        PeriodWindow.Of(Group(recurrence, start, end), ZoneHistory.Of(zone));

    private static TargetGroupDefinition Group(Recurrence recurrence, LocalDate start, LocalDate end) =>
        new(25, "G") { Window = new CalendarWindowDefinition(recurrence, start, end), Targets = [] };
}
