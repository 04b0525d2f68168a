using EventPlatform.Contracts.Decoding.Json;

namespace EventPlatform.Contracts.Decoding.Forms;

/// <summary>CloudEvents 1.0, structured mode: the whole event is the value [CloudEvents Kafka 1.0.2 §3.3].</summary>
internal static class StructuredForm
{
    public static CloudEventAttributes Read(JsonTape tape)
    {
        var attributes = new CloudEventAttributes();
        foreach (var member in tape.Children(0))
            if (tape.Kind(member) != JsonKind.Null)
                Place(tape.Name(member), member, ref attributes);
        return attributes;
    }

    private static void Place(ReadOnlySpan<byte> name, int member, ref CloudEventAttributes attributes)
    {
        if (name.SequenceEqual("specversion"u8))
            attributes.SpecVersion = member;
        else if (name.SequenceEqual("id"u8))
            attributes.Id = member;
        else if (name.SequenceEqual("source"u8))
            attributes.Source = member;
        else if (name.SequenceEqual("type"u8))
            attributes.Type = member;
        else if (name.SequenceEqual("time"u8))
            attributes.Time = member;
        else if (name.SequenceEqual("orgid"u8))
            attributes.OrgId = member;
        else if (name.SequenceEqual("subject"u8))
            attributes.Subject = member;
        else if (name.SequenceEqual("data"u8))
            attributes.Data = member;
        else
            PlaceRare(name, member, ref attributes);
    }

    private static void PlaceRare(ReadOnlySpan<byte> name, int member, ref CloudEventAttributes attributes)
    {
        if (name.SequenceEqual("datacontenttype"u8))
            attributes.DataContentType = member;
        else if (name.SequenceEqual("dataschema"u8))
            attributes.DataSchema = member;
        else if (name.SequenceEqual("data_base64"u8))
            attributes.DataBase64 = member;
        else if (name.SequenceEqual("traceparent"u8))
            attributes.TraceParent = member;
        else if (name.SequenceEqual("tracestate"u8))
            attributes.TraceState = member;
    }
}
