using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>The definitions in force at a place in the log; immutable. Built by <see cref="With"/> from definition facts in log order.</summary>
public sealed class DefinitionCatalog
{
    public static readonly DefinitionCatalog Empty = new();

    /// <summary>Place in the log of the newest definition in it; 0 when empty.</summary>
    public long LastSequence { get; }

    /// <summary>The catalog after a fact whose event is a <see cref="DefinitionEvent"/>; any other fact, or one at or before <see cref="LastSequence"/>, changes nothing.</summary>
    public DefinitionCatalog With(Fact fact) => throw new NotImplementedException();
}
