using EventPlatform.Loyalty.Definitions;
using NodaTime;

namespace EventPlatform.Loyalty.Windows;

/// <summary>
/// A window's periods as instants: laid out once, in the organisation's zone, then found by bisection. Where one period's last date is the
/// day before the next one's first, they share their boundary, so that they tile the window without gap or overlap.
/// </summary>
public sealed class PeriodWindow
{
    private readonly long[] _starts;
    private readonly long[] _ends;
    private readonly long[] _ids;
    private readonly DateTimeZone[] _zones;
    private readonly ZoneHistory _history;

    private PeriodWindow(IReadOnlyList<(long Id, LocalDate From, LocalDate To)> periods, ZoneHistory zones)
    {
        _starts = new long[periods.Count];
        _ends = new long[periods.Count];
        _ids = new long[periods.Count];
        _zones = new DateTimeZone[periods.Count];
        _history = zones;
        for (var i = 0; i < periods.Count; i++)
            Place(i, periods[i], touches: i > 0 && periods[i - 1].To == periods[i].From, zones);
    }

    /// <summary>The periods of a group that are the same for everybody [spec 06.1]: ids as listed, or group x 10,000 + cycle number, from 1; else none.</summary>
    public static PeriodWindow Of(TargetGroupDefinition group, ZoneHistory zones) => group.Window switch
    {
        CalendarWindowDefinition calendar => new PeriodWindow(
            [.. CalendarCycles.Of(calendar).Select((cycle, index) => (group.TargetGroupId * 10_000 + index + 1, cycle.From, cycle.To))], zones),
        ListedWindowDefinition listed => new PeriodWindow(
            [.. listed.Periods.Select(period => (period.PeriodId, period.Start, period.End.PlusDays(1)))], zones),
        _ => new PeriodWindow([], zones),
    };

    public int Count => _ids.Length;

    public Period this[int index] => new(_ids[index], new DateTimeOffset(_starts[index], TimeSpan.Zero), new DateTimeOffset(_ends[index], TimeSpan.Zero));

    /// <summary>The period that holds the instant, or null.</summary>
    public Period? PeriodOf(DateTimeOffset occurred) => IndexOf(occurred.UtcTicks) is >= 0 and var index ? this[index] : null;

    /// <summary>The place of a period among all, from 0; null where it is none of them.</summary>
    public int? PlaceOf(long periodId) => Array.IndexOf(_ids, periodId) is >= 0 and var index ? index : null;

    /// <summary>The place of the period that holds the instant, or null.</summary>
    public int? PlaceAt(DateTimeOffset occurred) => IndexOf(occurred.UtcTicks) is >= 0 and var index ? index : null;

    /// <summary>The period of an id, or null.</summary>
    public Period? Find(long periodId) => Array.IndexOf(_ids, periodId) is >= 0 and var index ? this[index] : null;

    /// <summary>The first period that begins when the other is over, or later, and for which the condition holds; null where there is none.</summary>
    public Period? FirstAfter(in Period other, Func<Period, bool> condition)
    {
        var index = Array.BinarySearch(_starts, other.End.UtcTicks);
        for (index = index < 0 ? ~index : index; index < _ids.Length; index++)
            if (_ids[index] != other.Id && _starts[index] >= other.End.UtcTicks && condition(this[index]))
                return this[index];
        return null;
    }

    /// <summary>Whether a period ends later than one instant, and by another.</summary>
    public bool EndsWithin(DateTimeOffset after, DateTimeOffset through)
    {
        var index = Array.BinarySearch(_ends, after.UtcTicks + 1);
        index = index < 0 ? ~index : index;
        return index < _ends.Length && _ends[index] <= through.UtcTicks;
    }

    /// <summary>The local day of an instant, in the zone of its period; of a customer's own cycle, in the zone in which that began.</summary>
    public DateOnly DayOf(DateTimeOffset occurred, in Period period)
    {
        var index = IndexOf(occurred.UtcTicks);
        var zone = index < 0 ? _history.At(Instant.FromDateTimeOffset(period.Start)) : _zones[index];
        return Instant.FromDateTimeOffset(occurred).InZone(zone).Date.ToDateOnly();
    }

    private void Place(int index, (long Id, LocalDate From, LocalDate To) period, bool touches, ZoneHistory zones)
    {
        var zone = touches ? zones.At(Instant.FromDateTimeOffset(this[index - 1].End)) : zones.At(period.From);
        var start = touches ? Instant.FromDateTimeOffset(this[index - 1].End) : zone.StartOf(period.From);
        _ids[index] = period.Id;
        _zones[index] = zone;
        _starts[index] = TicksOf(start);
        _ends[index] = Math.Max(_starts[index], TicksOf(zone.StartOf(period.To)));
    }

    private static long TicksOf(Instant instant) => instant.ToDateTimeOffset().UtcTicks;

    /// <summary>The last period that starts at or before the instant, where it is not over; empty ones are passed by.</summary>
    private int IndexOf(long ticks)
    {
        var index = Array.BinarySearch(_starts, ticks);
        if (index < 0)
            index = ~index - 1;
        else
            while (index + 1 < _starts.Length && _starts[index + 1] == ticks)
                index++;
        return index >= 0 && ticks < _ends[index] ? index : -1;
    }
}
