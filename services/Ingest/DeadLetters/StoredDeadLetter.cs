using EventPlatform.Contracts.Decoding;

namespace EventPlatform.Ingest.DeadLetters;

/// <summary>A row of the dead-letter table, as far as its copy on the topic needs it.</summary>
internal sealed class StoredDeadLetter
{
    public required long Id { get; init; }
    public required string Group { get; init; }
    public required string Topic { get; init; }
    public required int Partition { get; init; }
    public required long Offset { get; init; }
    public required DateTimeOffset Timestamp { get; init; }
    public byte[]? Key { get; init; }
    public byte[]? Value { get; init; }
    public required IReadOnlyList<RecordHeader> Headers { get; init; }
    public required string Code { get; init; }
    public required string Message { get; init; }
    public required string Path { get; init; }
    public required string Stage { get; init; }
    public required int Attempts { get; init; }
    public required DateTimeOffset FirstFailedAt { get; init; }
    public required string AppVersion { get; init; }
}
