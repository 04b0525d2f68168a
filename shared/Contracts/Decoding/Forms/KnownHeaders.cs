using System.Text;

namespace EventPlatform.Contracts.Decoding.Forms;

/// <summary>
/// The headers that decide a record's form, and its trace context. Of a repeated one the last counts: what passes a record on adds at the end.
/// </summary>
internal readonly struct KnownHeaders
{
    private KnownHeaders(byte[]? contentType, bool hasSpecVersion, byte[]? traceParent, byte[]? traceState) =>
        (ContentType, HasSpecVersion, TraceParent, TraceState) = (contentType, hasSpecVersion, traceParent, traceState);

    public byte[]? ContentType { get; }

    public bool HasSpecVersion { get; }

    public byte[]? TraceParent { get; }

    public byte[]? TraceState { get; }

    /// <summary>The content type says CloudEvents, structured or batch [CloudEvents Kafka 1.0.2 §3].</summary>
    public bool IsCloudEvents => StartsWith(ContentType, "application/cloudevents"u8);

    /// <summary>It says structured mode, in JSON: the one format that this platform reads.</summary>
    public bool IsCloudEventsJson =>
        EqualsIgnoreCase(MediaType(ContentType), "application/cloudevents"u8) || EqualsIgnoreCase(MediaType(ContentType), "application/cloudevents+json"u8);

    public static KnownHeaders Of(IReadOnlyList<RecordHeader> headers)
    {
        byte[]? contentType = null, traceParent = null, traceState = null;
        var hasSpecVersion = false;
        for (var i = 0; i < headers.Count; i++)
        {
            var header = headers[i];
            if (Is(header, "content-type"))
                contentType = header.Value;
            else if (Is(header, "ce_specversion"))
                hasSpecVersion |= header.Value is not null;
            else if (Is(header, "traceparent"))
                traceParent = header.Value;
            else if (Is(header, "tracestate"))
                traceState = header.Value;
        }
        return new KnownHeaders(contentType, hasSpecVersion, traceParent, traceState);
    }

    /// <summary>A media type that holds JSON: <c>application/json</c>, <c>text/json</c>, or one that ends in <c>+json</c>.</summary>
    public static bool IsJson(ReadOnlySpan<byte> contentType)
    {
        var type = MediaType(contentType);
        return EqualsIgnoreCase(type, "application/json"u8) || EqualsIgnoreCase(type, "text/json"u8)
            || (type.Length > 5 && EqualsIgnoreCase(type[^5..], "+json"u8));
    }

    private static ReadOnlySpan<byte> MediaType(ReadOnlySpan<byte> contentType)
    {
        var parameters = contentType.IndexOf((byte)';');
        return (parameters < 0 ? contentType : contentType[..parameters]).Trim((byte)' ');
    }

    private static bool Is(in RecordHeader header, string name) => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> prefix) =>
        text.Length >= prefix.Length && EqualsIgnoreCase(text[..prefix.Length], prefix);

    private static bool EqualsIgnoreCase(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => Ascii.EqualsIgnoreCase(left, right);
}
