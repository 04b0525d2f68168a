using NodaTime;
using NodaTime.TimeZones;

namespace EventPlatform.Loyalty.Windows;

/// <summary>Where a day begins in a zone [spec 02.3].</summary>
internal static class DayStart
{
    private static readonly ZoneLocalMappingResolver EarliestOrNext =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>
    /// The first midnight of the date, or the first instant after where there is none - also where the whole date was skipped, as
    /// 30 December 2011 in Apia.
    /// </summary>
    public static Instant StartOf(this DateTimeZone zone, LocalDate date) => zone.ResolveLocal(date.AtMidnight(), EarliestOrNext).ToInstant();
}
