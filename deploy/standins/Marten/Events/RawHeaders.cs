using System.Text.Json;
using Marten.Services;

namespace Marten.Events;

/// <summary>Headers as they were stored, read only when somebody asks for them.</summary>
internal sealed class RawHeaders(byte[] json, ISerializer serializer)
{
    public Dictionary<string, object>? Parse() =>
        serializer is SystemTextJsonSerializer ? ReadObject() : serializer.FromUtf8<Dictionary<string, object>?>(json);

    /// <summary>What the serializer would make of it, without asking it for the same type a million times.</summary>
    private Dictionary<string, object>? ReadObject()
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var headers = new Dictionary<string, object>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            headers[name] = PlainObjectConverter.Read(ref reader)!;
        }

        return headers;
    }
}

/// <summary>Takes headers that are not read yet.</summary>
internal interface IHoldsRawHeaders
{
    RawHeaders? RawHeaders { set; }
}
