using System.Text;
using Confluent.Kafka;
using EventPlatform.Contracts.Adobe;
using EventPlatform.Contracts.Identity;

namespace EventPlatform.Relay.Feeds;

/// <summary>A record of the notifications topic: key, headers and message [spec 05.1].</summary>
/// <param name="StreamKey">Of the customer.</param>
/// <param name="Id">The event's identity.</param>
/// <param name="Type">See <see cref="NotificationHeaders.Type"/>.</param>
/// <param name="Time">See <see cref="NotificationHeaders.Time"/>.</param>
/// <param name="TraceParent">W3C trace context, or null.</param>
/// <param name="Value">The Adobe-style message.</param>
internal readonly record struct Notification(string StreamKey, Guid Id, string Type, DateTimeOffset Time, string? TraceParent, byte[] Value)
{
    private const string Rfc3339 = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public Message<byte[], byte[]> ToMessage(KeyFormat format)
    {
        var headers = new Headers
        {
            { NotificationHeaders.Id, Utf8(Id, "D") },
            { NotificationHeaders.Source, Encoding.UTF8.GetBytes(NotificationHeaders.SourceOf(Contracts.Identity.StreamKey.OrganisationOf(StreamKey))) },
            { NotificationHeaders.Type, Encoding.UTF8.GetBytes(Type) },
            { NotificationHeaders.Time, Utf8(Time.UtcDateTime, Rfc3339) },
        };
        if (TraceParent is not null)
            headers.Add(NotificationHeaders.TraceParent, Encoding.ASCII.GetBytes(TraceParent));
        return new() { Key = NotificationKey.Of(StreamKey, format), Value = Value, Headers = headers };
    }

    private static byte[] Utf8<T>(T value, string format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[40];
        value.TryFormat(text, out var length, format, System.Globalization.CultureInfo.InvariantCulture);
        return text[..length].ToArray();
    }
}
