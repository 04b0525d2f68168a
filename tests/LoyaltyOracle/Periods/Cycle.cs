using NodaTime;

namespace EventPlatform.LoyaltyOracle.Periods;

/// <summary>A period, half-open; <paramref name="Zone"/> is the one of its days.</summary>
public sealed record Cycle(long Id, DateTimeOffset Start, DateTimeOffset End, DateTimeZone Zone)
{
    public bool Holds(DateTimeOffset instant) => Start <= instant && instant < End;

    public LocalDate DayOf(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(Zone).Date;
}
