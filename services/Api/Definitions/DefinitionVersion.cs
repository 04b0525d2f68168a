using System.Text.Json;

namespace EventPlatform.Api.Definitions;

/// <summary>One stored version of a definition.</summary>
/// <param name="Version">Counts from 1; the version of its stream.</param>
/// <param name="Sequence">Place in the log; in force from there on.</param>
/// <param name="FirstSequence">Place in the log of the definition's first version.</param>
/// <param name="Stored">When it was stored.</param>
/// <param name="Retired">True where this version takes the definition out of force.</param>
/// <param name="Content">As it was given; of a retirement, as it was last.</param>
/// <param name="Source">Which way it came in.</param>
/// <param name="ChangedBy">Key of the client that stored it; null where it came from the topic.</param>
internal sealed record DefinitionVersion(
    long Version, long Sequence, long FirstSequence, DateTimeOffset Stored, bool Retired, JsonElement Content, string? Source, string? ChangedBy);

/// <summary>The body of a definition event in the store.</summary>
internal sealed record DefinitionBody(JsonElement Definition, bool Retired);
