using System.Globalization;
using System.Text;
using Confluent.Kafka;
using EventPlatform.Contracts.Adobe;
using EventPlatform.Contracts.Identity;

namespace EventPlatform.Relay.Feeds;

/// <summary>
/// Gives notifications the form of a Kafka record: key, headers and message [spec 05.1]. Headers that repeat are encoded once. One
/// instance serves one feed.
/// </summary>
internal sealed class NotificationForm(RelaySettings relay)
{
    private const string Rfc3339 = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    private readonly Dictionary<long, byte[]> _sources = [];
    private readonly Dictionary<string, byte[]> _types = [];

    public Message<byte[], byte[]> Of(in Notification notification)
    {
        var headers = new Headers
        {
            { NotificationHeaders.Id, Utf8(notification.Id, "D") },
            { NotificationHeaders.Source, SourceOf(StreamKey.OrganisationOf(notification.StreamKey)) },
            { NotificationHeaders.Type, TypeOf(notification.Type) },
            { NotificationHeaders.Time, Utf8(notification.Time.UtcDateTime, Rfc3339) },
        };
        if (notification.TraceParent is { } traceParent)
            headers.Add(NotificationHeaders.TraceParent, Encoding.ASCII.GetBytes(traceParent));
        return new() { Key = NotificationKey.Of(notification.StreamKey, relay.KeyFormat), Value = notification.Value, Headers = headers };
    }

    private byte[] SourceOf(long orgId) =>
        _sources.TryGetValue(orgId, out var known) ? known : _sources[orgId] = Encoding.UTF8.GetBytes(NotificationHeaders.SourceOf(orgId));

    private byte[] TypeOf(string type) => _types.TryGetValue(type, out var known) ? known : _types[type] = Encoding.UTF8.GetBytes(type);

    private static byte[] Utf8<T>(T value, string format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[40];
        value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        return text[..length].ToArray();
    }
}
