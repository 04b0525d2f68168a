using System.Text.Json;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Contracts.Decoding;

/// <summary>What an installation decides about its input.</summary>
public sealed record DecoderOptions
{
    /// <summary>The organisations that may send; null where all may. Others are refused as <see cref="ErrorCode.UnknownOrg"/>.</summary>
    public IReadOnlySet<long>? Organisations { get; init; }

    /// <summary>A customer event that occurred longer than this before it was received starts no campaign [spec 01.4].</summary>
    public TimeSpan LateAfter { get; init; } = TimeSpan.FromHours(72);

    /// <summary>Checks the content of a definition [spec 06]; null leaves it unchecked.</summary>
    public DefinitionCheck? CheckDefinition { get; init; }

    /// <summary>
    /// Key of the fingerprints. They cover personal fields, so an installation with a key of its own keeps others from testing guesses against
    /// them; without one a plain hash is written. A changed key makes conflicts of old duplicates.
    /// </summary>
    public ReadOnlyMemory<byte> FingerprintKey { get; init; }
}

/// <summary>Reads a definition as a whole and tells everything that is wrong with it; nothing where it may be stored.</summary>
/// <param name="kind">What is defined.</param>
/// <param name="id">Its id, the last part of its stream's key.</param>
/// <param name="definition">The definition; valid during the call only.</param>
public delegate IReadOnlyList<DefinitionProblem> DefinitionCheck(DefinitionKind kind, string id, JsonElement definition);

#pragma warning disable CA1720 // RFC 6901's own word is "pointer"

/// <summary>One thing that is wrong with a definition.</summary>
/// <param name="Pointer">JSON pointer into the definition; empty for the whole.</param>
/// <param name="Message">What was found and what is expected.</param>
public readonly record struct DefinitionProblem(string Pointer, string Message);
