using System.Text.Json;
using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Periods;
using NodaTime.Text;

namespace EventPlatform.LoyaltyOracle.Badges;

/// <summary>When an earn or an issue of a badge ends [spec 06.3].</summary>
internal static class Expiries
{
    public static DateTimeOffset? Of(Place place, BadgeRule badge, JsonElement? expiry, DateTimeOffset from) => expiry?.Text("kind") switch
    {
        "AT" => At(place, expiry.Value.Text("date")!),
        "AFTER" => from.AddDays(expiry.Value.Whole("days")!.Value),
        "WITH_BADGE" => badge.EndsAt,
        _ => null,
    };

    /// <summary>An instant, or the end of a whole day.</summary>
    private static DateTimeOffset At(Place place, string date) => LocalDatePattern.Iso.Parse(date) is { Success: true } day
        ? ZoneChanges.StartOf(day.Value.PlusDays(1), place.Rules.TimeZone)
        : DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();
}
