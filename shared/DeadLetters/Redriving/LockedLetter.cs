using EventPlatform.Contracts.Decoding;
using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Table;

namespace EventPlatform.DeadLetters.Redriving;

/// <summary>A letter while it is put back: nobody else can change it before the transaction ends.</summary>
internal sealed record LockedLetter
{
    public required long Id { get; init; }
    public required string State { get; init; }
    public Guid? EventId { get; init; }
    public required InputTopic Input { get; init; }
    public required string Topic { get; init; }
    public required int Partition { get; init; }
    public required long Offset { get; init; }
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>When it was received the first time.</summary>
    public required DateTimeOffset Received { get; init; }

    public required RecordContent Record { get; init; }

    public bool IsOpen => State == DeadLetterState.Open;

    /// <summary>The record as it is tried: received now, of the place and time at which it first came.</summary>
    public IncomingRecord ToTry(RecordContent content, DateTimeOffset now) => new()
    {
        Input = Input,
        Topic = Topic,
        Partition = Partition,
        Offset = Offset,
        Timestamp = Timestamp,
        Received = now,
        FirstReceived = Received,
        Key = content.Key,
        Value = content.Value,
        Headers = content.Headers,
        DeadLetter = Id,
    };
}
