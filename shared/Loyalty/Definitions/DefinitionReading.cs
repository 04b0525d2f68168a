using System.Diagnostics.CodeAnalysis;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>What became of a definition's JSON: the definition, or every fault that was found in it.</summary>
public sealed record DefinitionReading(Definition? Definition, IReadOnlyList<DefinitionFault> Faults)
{
    [MemberNotNullWhen(true, nameof(Definition))]
    public bool IsGood => Definition is not null;
}
