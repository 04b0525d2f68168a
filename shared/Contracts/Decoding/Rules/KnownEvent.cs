using EventPlatform.Contracts.Events;

namespace EventPlatform.Contracts.Decoding.Rules;

/// <summary>An event that has a meaning of its own: the type it is stored as and the fields that the contract knows.</summary>
internal sealed record KnownEvent(string Name, EventType Type, Field[] Fields)
{
    /// <summary>The required fields, in the order of the table.</summary>
    public Field[] Required { get; } = [.. Fields.Where(field => field.Required)];

    public Field? Find(ReadOnlySpan<byte> code)
    {
        foreach (var field in Fields)
            if (code.SequenceEqual(field.Utf8))
                return field;
        return null;
    }
}
