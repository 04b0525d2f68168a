using System.Text.Json;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Api.Definitions;

/// <summary>A stored definition.</summary>
public sealed record DefinitionAnswer
{
    /// <summary>As in the path.</summary>
    public required string Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>Counts from 1; the ETag holds it too.</summary>
    public required long Version { get; init; }

    /// <summary>Place in the log: in force from there on.</summary>
    public required long Sequence { get; init; }

    /// <summary>Of target groups: the place in the log of the first version; the group counts what stands after it.</summary>
    public long? CountsFrom { get; init; }

    public required DateTimeOffset Stored { get; init; }

    /// <summary>True for a version that took the definition out of force.</summary>
    public bool? Retired { get; init; }

    /// <summary>api, or the source of the event that brought it.</summary>
    public string? Source { get; init; }

    /// <summary>Key of the client that stored it.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>The definition as it was given.</summary>
    public required JsonElement Definition { get; init; }

    internal static DefinitionAnswer Of(DefinitionAddress address, DefinitionVersion version) => new()
    {
        Kind = address.Kind.Path,
        Id = address.Id,
        Version = version.Version,
        Sequence = version.Sequence,
        CountsFrom = address.Kind == DefinitionKind.TargetGroup ? version.FirstSequence : null,
        Stored = version.Stored,
        Retired = version.Retired ? true : null,
        Source = version.Source,
        ChangedBy = version.ChangedBy,
        Definition = version.Content,
    };
}
