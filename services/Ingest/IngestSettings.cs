using EventPlatform.Hosting.Configuration;
using EventPlatform.Kafka.Consuming;
using Microsoft.Extensions.Configuration;

namespace EventPlatform.Ingest;

/// <summary>How ingest works: <c>Ingest__Lanes</c> and <c>Ingest__BatchRecords</c>. What it takes is the decoder's matter.</summary>
internal sealed record IngestSettings(ConsumerSettings Consumer) : ISettings<IngestSettings>
{
    private const int MostLanes = 16, MostRecords = 20_000;

    public static IngestSettings From(IConfiguration configuration)
    {
        var defaults = new ConsumerSettings();
        return new(defaults with
        {
            Lanes = WholeNumberSetting.Read(configuration, "Ingest:Lanes", defaults.Lanes, 1, MostLanes),
            BatchRecords = WholeNumberSetting.Read(configuration, "Ingest:BatchRecords", defaults.BatchRecords, 1, MostRecords),
        });
    }
}
