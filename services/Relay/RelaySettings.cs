using EventPlatform.Contracts.Adobe;
using EventPlatform.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace EventPlatform.Relay;

/// <summary>How the relay works: <c>Relay__KeyFormat</c> (<c>Plain</c>, <c>Json</c>) and <c>Relay__PageSize</c>.</summary>
/// <param name="KeyFormat">How the keys of notifications are written.</param>
/// <param name="PageSize">Most notifications of one Kafka transaction.</param>
internal sealed record RelaySettings(KeyFormat KeyFormat, int PageSize) : ISettings<RelaySettings>
{
    private const int UsualPage = 5_000, LargestPage = 20_000;

    public static RelaySettings From(IConfiguration configuration) => new(Format(configuration["Relay:KeyFormat"]), WholeNumberSetting.Read(configuration, "Relay:PageSize", UsualPage, 1, LargestPage));

    private static KeyFormat Format(string? text) => text switch
    {
        null or "" => KeyFormat.Plain,
        _ when Enum.TryParse<KeyFormat>(text, ignoreCase: true, out var format) && Enum.IsDefined(format) => format,
        _ => throw SettingsException.Wrong("Relay__KeyFormat", $"\"{text}\"", "write Plain or Json"),
    };
}
