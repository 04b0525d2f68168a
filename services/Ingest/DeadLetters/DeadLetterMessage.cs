using System.Globalization;
using System.Text;
using Confluent.Kafka;

namespace EventPlatform.Ingest.DeadLetters;

/// <summary>A dead letter as a record of its topic: bytes, key, headers and timestamp as received, and why it is there [spec 01.6].</summary>
internal static class DeadLetterMessage
{
    private const string Ours = "ep.", Received = "ep.received.", Error = "ep.error.";

    public static Message<byte[]?, byte[]?> Of(StoredDeadLetter letter) => new()
    {
        Key = letter.Key,
        Value = letter.Value,
        Timestamp = new Timestamp(letter.Timestamp),
        Headers = HeadersOf(letter),
    };

    private static Headers HeadersOf(StoredDeadLetter letter)
    {
        var headers = new Headers();
        foreach (var header in letter.Headers)
            headers.Add(AsReceived(header.Name), header.Value);
        foreach (var (name, value) in Reasons(letter))
            headers.Add(Error + name, Encoding.UTF8.GetBytes(value));
        return headers;
    }

    /// <summary>A producer may not speak in our name.</summary>
    private static string AsReceived(string name) => name.StartsWith(Ours, StringComparison.Ordinal) ? string.Concat(Received, name.AsSpan(Ours.Length)) : name;

    private static (string Name, string Value)[] Reasons(StoredDeadLetter letter) =>
    [
        ("code", letter.Code),
        ("message", letter.Message),
        ("path", letter.Path),
        ("stage", letter.Stage),
        ("topic", letter.Topic),
        ("partition", letter.Partition.ToString(CultureInfo.InvariantCulture)),
        ("offset", letter.Offset.ToString(CultureInfo.InvariantCulture)),
        ("timestamp", Instant(letter.Timestamp)),
        ("group", letter.Group),
        ("attempts", letter.Attempts.ToString(CultureInfo.InvariantCulture)),
        ("first-failed-at", Instant(letter.FirstFailedAt)),
        ("app-version", letter.AppVersion),
    ];

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
