using System.Text.Json;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>Reads definitions as a whole and lists every fault [spec 06].</summary>
public static class DefinitionReader
{
    /// <summary>Reads a definition of the kind and id (the last part of its path or stream).</summary>
    public static DefinitionReading Read(DefinitionKind kind, string id, JsonElement json) => throw new NotImplementedException();

    /// <summary>What a new version may not change: a group's <c>start</c>, <c>kind</c> and <c>recurrence</c>.</summary>
    public static IReadOnlyList<DefinitionFault> Changes(Definition old, Definition @new) => throw new NotImplementedException();
}
