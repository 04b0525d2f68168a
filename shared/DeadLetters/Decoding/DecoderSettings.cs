using EventPlatform.Contracts.Decoding;
using EventPlatform.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace EventPlatform.DeadLetters.Decoding;

/// <summary>What an installation takes: <c>Ingest__Organisations</c> (all where it is absent) and <c>Ingest__LateAfter</c> (72 hours).</summary>
public sealed record DecoderSettings(DecoderOptions Decoder) : ISettings<DecoderSettings>
{
    public static DecoderSettings From(IConfiguration configuration) => new(new DecoderOptions
    {
        CheckDefinition = DefinitionContent.Check,
        Organisations = OrganisationsSetting.Read(configuration, "Ingest", "Organisations"),
        LateAfter = DurationSetting.Read(configuration, "Ingest:LateAfter", new DecoderOptions().LateAfter),
    });
}
