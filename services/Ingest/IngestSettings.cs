using System.Globalization;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Kafka.Consuming;
using Microsoft.Extensions.Configuration;

namespace EventPlatform.Ingest;

/// <summary>How ingest works: <c>Ingest__Lanes</c> and <c>Ingest__BatchRecords</c>.</summary>
internal sealed record IngestSettings(ConsumerSettings Consumer) : ISettings<IngestSettings>
{
    private const int MostLanes = 16, MostRecords = 20_000;

    public static IngestSettings From(IConfiguration configuration)
    {
        var defaults = new ConsumerSettings();
        return new(defaults with
        {
            Lanes = Number(configuration, "Lanes", defaults.Lanes, MostLanes),
            BatchRecords = Number(configuration, "BatchRecords", defaults.BatchRecords, MostRecords),
        });
    }

    private static int Number(IConfiguration configuration, string key, int fallback, int most)
    {
        if (configuration[$"Ingest:{key}"] is not { Length: > 0 } text)
            return fallback;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw SettingsException.Wrong($"Ingest__{key}", $"\"{text}\"", $"write a whole number from 1 to {most}");
    }
}
