using NodaTime;

namespace EventPlatform.Loyalty.Windows;

/// <summary>
/// An organisation's zone and how it changed. The one in force when the first group is defined holds for all that ever was; a changed one
/// holds for periods that begin later than the change [spec 02.3].
/// </summary>
public sealed class ZoneHistory
{
    public static readonly ZoneHistory Utc = new([(Instant.MinValue, DateTimeZone.Utc)]);

    private readonly (Instant From, DateTimeZone Zone)[] _zones;

    private ZoneHistory((Instant, DateTimeZone)[] zones) => _zones = zones;

    public static ZoneHistory Of(DateTimeZone zone) => new([(Instant.MinValue, zone)]);

    /// <summary>The zone of the newest definition.</summary>
    public DateTimeZone Current => _zones[^1].Zone;

    /// <summary>The history after a definition that stands at this moment; the newest in the log wins over what it finds at or after its moment.</summary>
    public ZoneHistory With(DateTimeZone zone, DateTimeOffset at)
    {
        var from = Instant.FromDateTimeOffset(at);
        var kept = _zones.Where((known, index) => index == 0 || known.From < from).ToArray();
        return kept[^1].Zone.Equals(zone) ? new ZoneHistory(kept) : new ZoneHistory([.. kept, (from, zone)]);
    }

    /// <summary>The zone for a period that begins at this instant.</summary>
    public DateTimeZone At(Instant start)
    {
        var zone = _zones[0].Zone;
        foreach (var known in _zones.AsSpan(1))
            if (known.From < start)
                zone = known.Zone;
        return zone;
    }

    /// <summary>The zone for a period that begins on this date and follows no other: the whole of it lies in one zone.</summary>
    public DateTimeZone At(LocalDate first)
    {
        var zone = _zones[0].Zone;
        foreach (var known in _zones.AsSpan(1))
            if (known.From < zone.StartOf(first))
                zone = known.Zone;
        return zone;
    }
}
