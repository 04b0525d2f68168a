using Confluent.Kafka;
using EventPlatform.Contracts.DeadLetters;

namespace EventPlatform.Ingest.DeadLetters;

/// <summary>A dead letter as a record of its topic: bytes, key, headers and timestamp as received, and why it is there [spec 01.6].</summary>
internal static class DeadLetterMessage
{
    public static Message<byte[]?, byte[]?> Of(StoredDeadLetter letter)
    {
        var headers = new Headers();
        foreach (var header in DeadLetterHeaders.Of(letter.Headers, letter.Facts))
            headers.Add(header.Name, header.Value);
        return new() { Key = letter.Key, Value = letter.Value, Timestamp = new Timestamp(letter.Facts.Timestamp), Headers = headers };
    }
}
