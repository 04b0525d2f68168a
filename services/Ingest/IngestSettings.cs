using EventPlatform.Contracts.Decoding;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Ingest.Decoding;
using EventPlatform.Kafka.Consuming;
using Microsoft.Extensions.Configuration;

namespace EventPlatform.Ingest;

/// <summary>
/// How ingest works: <c>Ingest__Lanes</c> and <c>Ingest__BatchRecords</c>; and what it takes: <c>Ingest__Organisations</c> (all where it is
/// absent) and <c>Ingest__LateAfter</c> (72 hours).
/// </summary>
internal sealed record IngestSettings(ConsumerSettings Consumer, DecoderOptions Decoder) : ISettings<IngestSettings>
{
    private const int MostLanes = 16, MostRecords = 20_000;

    public static IngestSettings From(IConfiguration configuration) => new(ConsumerFrom(configuration), DecoderFrom(configuration));

    private static ConsumerSettings ConsumerFrom(IConfiguration configuration)
    {
        var defaults = new ConsumerSettings();
        return defaults with
        {
            Lanes = WholeNumberSetting.Read(configuration, "Ingest:Lanes", defaults.Lanes, 1, MostLanes),
            BatchRecords = WholeNumberSetting.Read(configuration, "Ingest:BatchRecords", defaults.BatchRecords, 1, MostRecords),
        };
    }

    private static DecoderOptions DecoderFrom(IConfiguration configuration) => new()
    {
        CheckDefinition = DefinitionContent.Check,
        Organisations = OrganisationsSetting.Read(configuration, "Ingest", "Organisations"),
        LateAfter = DurationSetting.Read(configuration, "Ingest:LateAfter", new DecoderOptions().LateAfter),
    };
}
