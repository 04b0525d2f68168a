namespace EventPlatform.Contracts.Decoding;

/// <summary>Which of the two input topics a record came from [spec 01.1].</summary>
public enum InputTopic
{
    CustomerEvents,
    SystemEvents,
}

/// <summary>A Kafka record as it was received. <see cref="Value"/> is null for a tombstone, <see cref="Key"/> where there is none.</summary>
public sealed class IncomingRecord
{
    public required InputTopic Input { get; init; }
    public required string Topic { get; init; }
    public required int Partition { get; init; }
    public required long Offset { get; init; }
    public byte[]? Key { get; init; }
    public byte[]? Value { get; init; }
    public IReadOnlyList<RecordHeader> Headers { get; init; } = [];

    /// <summary>The record's own timestamp.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>When it was received [spec 01.4]: <see cref="Timestamp"/> where the topic stamps on append, else the worker's clock at reading.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>When a record that is put back was received the first time, which is when an event without a time happened; null where it comes from its topic.</summary>
    public DateTimeOffset? FirstReceived { get; init; }

    /// <summary>The dead letter that is put back with it; null where the record comes from its topic.</summary>
    public long? DeadLetter { get; init; }
}

/// <summary>A header of a Kafka record; names may repeat.</summary>
public readonly record struct RecordHeader(string Name, byte[]? Value);
