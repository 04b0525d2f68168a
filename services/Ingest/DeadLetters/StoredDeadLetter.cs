using EventPlatform.Contracts.DeadLetters;
using EventPlatform.Contracts.Decoding;

namespace EventPlatform.Ingest.DeadLetters;

/// <summary>A row of the dead-letter table, as far as its copy on the topic needs it.</summary>
internal sealed class StoredDeadLetter
{
    public required long Id { get; init; }
    public byte[]? Key { get; init; }
    public byte[]? Value { get; init; }
    public required IReadOnlyList<RecordHeader> Headers { get; init; }
    public required DeadLetterFacts Facts { get; init; }
}
