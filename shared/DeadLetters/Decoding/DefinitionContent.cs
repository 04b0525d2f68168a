using System.Text.Json;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.DeadLetters.Decoding;

/// <summary>Checks the content of a definition that comes by the topic with the reader that the API uses, too [spec 06].</summary>
public static class DefinitionContent
{
    public static IReadOnlyList<DefinitionProblem> Check(DefinitionKind kind, string id, JsonElement definition)
    {
        var reading = DefinitionReader.Read(kind, id, definition);
        return reading.IsGood ? [] : [.. reading.Faults.Select(fault => new DefinitionProblem(fault.Pointer, fault.Message))];
    }
}
