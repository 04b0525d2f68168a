using System.Text;
using System.Text.Unicode;
using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding.Forms;

/// <summary>CloudEvents 1.0, binary mode: attributes in <c>ce_*</c> headers, the value is the data [CloudEvents Kafka 1.0.2 §3.2].</summary>
internal static class BinaryForm
{
    private const string Prefix = "ce_";

    public static CloudEventAttributes Read(JsonTape tape, IReadOnlyList<RecordHeader> headers, byte[]? contentType)
    {
        var attributes = new CloudEventAttributes { Data = tape.Kind(0) == JsonKind.Null ? JsonTape.None : 0 };
        for (var i = 0; i < headers.Count; i++)
            if (headers[i].Value is { } value && headers[i].Name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                Place(tape, headers[i].Name.ToLowerInvariant(), value, ref attributes);
        if (contentType is not null)
            Set(tape, "datacontenttype", contentType, ref attributes.DataContentType);
        return attributes;
    }

    private static void Place(JsonTape tape, string header, byte[] value, ref CloudEventAttributes attributes)
    {
        var name = header[Prefix.Length..];
        switch (name)
        {
            case "specversion": Set(tape, name, value, ref attributes.SpecVersion); break;
            case "id": Set(tape, name, value, ref attributes.Id); break;
            case "source": Set(tape, name, value, ref attributes.Source); break;
            case "type": Set(tape, name, value, ref attributes.Type); break;
            case "time": Set(tape, name, value, ref attributes.Time); break;
            case "subject": Set(tape, name, value, ref attributes.Subject); break;
            case "orgid": Set(tape, name, value, ref attributes.OrgId); AsNumber(tape, attributes.OrgId); break;
            case "dataschema": Set(tape, name, value, ref attributes.DataSchema); break;
            case "traceparent": Set(tape, name, value, ref attributes.TraceParent); break;
            case "tracestate": Set(tape, name, value, ref attributes.TraceState); break;
        }
    }

    /// <summary>A header that says two things says nothing; the same twice is once.</summary>
    private static void Set(JsonTape tape, string name, byte[] value, ref int attribute)
    {
        if (attribute != JsonTape.None)
        {
            if (!tape.Text(attribute).SequenceEqual(value))
                tape.Found(JsonFlaw.RepeatedHeader, attribute);
            return;
        }
        var isText = Utf8.IsValid(value);
        attribute = tape.Add(JsonKind.Text, isText ? value : [], Encoding.ASCII.GetBytes(name), JsonTape.Attributes);
        if (!isText)
            tape.Found(JsonFlaw.NotUtf8, attribute);
        else if (value.AsSpan().Contains((byte)0))
            tape.Found(JsonFlaw.Nul, attribute);
    }

    /// <summary>Headers are texts; an integer attribute is one that reads as a number.</summary>
    private static void AsNumber(JsonTape tape, int attribute)
    {
        if (JsonNumberSyntax.IsNumber(tape.Text(attribute)))
            tape[attribute].Kind = JsonKind.Number;
    }
}
