using EventPlatform.Contracts.Decoding;

namespace EventPlatform.DeadLetters.Reading;

/// <summary>What a producer can say in a record.</summary>
/// <param name="Key">Null where there is none.</param>
/// <param name="Value">Null for a tombstone.</param>
/// <param name="Headers">In their order; names may repeat.</param>
public sealed record RecordContent(byte[]? Key, byte[]? Value, IReadOnlyList<RecordHeader> Headers);
