using System.Globalization;
using EventPlatform.Api.Answers;
using EventPlatform.Contracts.Events;
using EventPlatform.ReadModels.Definitions;

namespace EventPlatform.Api.Definitions;

/// <summary>Answers that hold one definition: its version stands in the ETag too.</summary>
internal static class DefinitionAnswers
{
    public static IResult Ok(HttpContext http, DefinitionAddress address, DefinitionVersion version)
    {
        Tag(http, version);
        return Answer.Ok(DefinitionAnswer.Of(address, version), ApiJson.Plain.DefinitionAnswer);
    }

    public static IResult Created(HttpContext http, DefinitionAddress address, DefinitionVersion version)
    {
        Tag(http, version);
        return Answer.Created(DefinitionAnswer.Of(address, version), ApiJson.Plain.DefinitionAnswer);
    }

    public static DefinitionAnswer Of(DefinitionKind kind, DefinitionRow row) => new()
    {
        Kind = kind.Path,
        Id = row.Id,
        Version = row.Version,
        Sequence = row.Sequence,
        CountsFrom = kind == DefinitionKind.TargetGroup ? row.FirstSequence : null,
        Stored = row.Stored,
        Definition = row.Definition,
    };

    private static void Tag(HttpContext http, DefinitionVersion version) =>
        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version.Version}\"");
}
