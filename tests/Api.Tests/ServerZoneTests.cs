using EventPlatform.Api.CopiedInterfaces;
using EventPlatform.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace EventPlatform.Api.Tests;

public sealed class ServerZoneTests
{
    private static readonly DateTimeOffset Afternoon = new(2025, 7, 29, 4, 0, 0, 999, TimeSpan.FromHours(-3));

    [Theory]
    [InlineData(null, "2025-07-29 07:00:00.0", "2025-07-29T07:00:00Z", "29-07-2025 07:00:00")]
    [InlineData("UTC", "2025-07-29 07:00:00.0", "2025-07-29T07:00:00Z", "29-07-2025 07:00:00")]
    [InlineData("Asia/Kolkata", "2025-07-29 12:30:00.0", "2025-07-29T12:30:00+05:30", "29-07-2025 12:30:00")]
    [InlineData("Europe/London", "2025-07-29 08:00:00.0", "2025-07-29T08:00:00+01:00", "29-07-2025 08:00:00")]
    public void Dates_are_in_the_servers_zone_and_cut_to_seconds(string? zone, string older, string iso, string dayFirst)
    {
        var server = Zone(zone);

        server.ToOlder(Afternoon).ShouldBe(older);
        server.ToIso(Afternoon).ShouldBe(iso);
        server.ToDayFirst(Afternoon).ShouldBe(dayFirst);
    }

    [Fact]
    public void The_ends_of_time_have_a_date_in_every_zone()
    {
        foreach (var zone in new[] { "Asia/Kolkata", "America/New_York", "Pacific/Kiritimati" })
            foreach (var instant in new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue.AddDays(-2) })
            {
                Zone(zone).ToIso(instant).ShouldNotBeEmpty();
                Zone(zone).ToOlder(instant).ShouldEndWith(".0");
            }
    }

    [Fact]
    public void A_zone_that_is_none_stops_the_start() =>
        Should.Throw<SettingsException>(() => Zone("Middle/Earth")).Message.ShouldBe(
            "The setting Api__TimeZone is \"Middle/Earth\": write an IANA time zone such as Asia/Kolkata, or leave it out for UTC.");

    private static ServerZone Zone(string? name) => ServerZone.From(new ConfigurationBuilder().AddInMemoryCollection([new("Api:TimeZone", name)]).Build());
}
