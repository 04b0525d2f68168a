using EventPlatform.Hosting.Configuration;
using Microsoft.Extensions.Configuration;
using NodaTime;
using NodaTime.Text;

namespace EventPlatform.Api.CopiedInterfaces;

/// <summary>
/// The zone in which the two copied interfaces write their dates, whatever the request [spec 03.1, source 002]: <c>Api__TimeZone</c>, an
/// IANA name; UTC where none is given. Dates are cut to seconds.
/// </summary>
internal sealed record ServerZone(DateTimeZone Zone) : ISettings<ServerZone>
{
    private static readonly LocalDateTimePattern Older = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss'.0'");
    private static readonly LocalDateTimePattern DayFirst = LocalDateTimePattern.CreateWithInvariantCulture("dd-MM-uuuu HH:mm:ss");
    private static readonly LocalDateTimePattern YearFirst = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");
    private static readonly OffsetDateTimePattern Iso = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<Z+HH:mm>");

    /// <exception cref="SettingsException">The name is of no zone.</exception>
    public static ServerZone From(IConfiguration configuration)
    {
        const string name = "Api__TimeZone";
        var text = configuration["Api:TimeZone"]?.Trim() is { Length: > 0 } given ? given : "UTC";
        return new(DateTimeZoneProviders.Tzdb.GetZoneOrNull(text)
            ?? throw SettingsException.Wrong(name, $"\"{text}\"", "write an IANA time zone such as Asia/Kolkata, or leave it out for UTC"));
    }

    /// <summary><c>2025-07-29 04:00:00.0</c></summary>
    public string ToOlder(DateTimeOffset instant) => Older.Format(Local(instant).LocalDateTime);

    /// <summary><c>2025-07-29T04:00:00Z</c>, or with an offset such as <c>+05:30</c>.</summary>
    public string ToIso(DateTimeOffset instant) => Iso.Format(Local(instant));

    /// <summary><c>29-07-2025 04:00:00</c></summary>
    public string ToDayFirst(DateTimeOffset instant) => DayFirst.Format(Local(instant).LocalDateTime);

    /// <summary><c>2025-07-29 04:00:00</c></summary>
    public string ToYearFirst(DateTimeOffset instant) => YearFirst.Format(Local(instant).LocalDateTime);

    private OffsetDateTime Local(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(Zone).ToOffsetDateTime();
}
