using EventPlatform.Contracts.Decoding;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Contracts.Tests.Documents;

/// <summary>A decoder's options as ingest has them: with the reader of definitions.</summary>
internal static class DefinitionsChecked
{
    public static readonly DecoderOptions Options = new()
    {
        CheckDefinition = (kind, id, definition) => [.. DefinitionReader.Read(kind, id, definition).Faults.Select(fault => new DefinitionProblem(fault.Pointer, fault.Message))],
    };
}
