namespace EventPlatform.Contracts.Decoding;

/// <summary>The forms in which a record may come [spec 01.2], as they are written in headers and metrics.</summary>
public static class RecordForm
{
    /// <summary>CloudEvents 1.0: the whole event in the value.</summary>
    public const string Structured = "structured";

    /// <summary>CloudEvents 1.0: attributes in <c>ce_*</c> headers, the value is <c>data</c>.</summary>
    public const string Binary = "binary";

    /// <summary>The notification that the source posts to a webhook.</summary>
    public const string Flat = "flat";

    /// <summary>The same with its content under <c>attributes</c>.</summary>
    public const string Wrapped = "wrapped";

    /// <summary>Where no form was recognised.</summary>
    public const string Unknown = "unknown";
}
