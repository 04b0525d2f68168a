using System.Text.Json;
using System.Text.Json.Serialization;
using Weasel.Core;

namespace Marten.Services;

/// <summary>System.Text.Json: names as declared and enums as integers, unless told otherwise.</summary>
public class SystemTextJsonSerializer : ISerializer
{
    private readonly JsonSerializerOptions _write;
    private readonly JsonSerializerOptions _read;

    public SystemTextJsonSerializer() : this(null)
    {
    }

    public SystemTextJsonSerializer(JsonSerializerOptions? options)
    {
        _write = options is null ? new() : new(options);
        _read = new(_write);
        _read.Converters.Add(new PlainObjectConverter());
    }

    public EnumStorage EnumStorage
    {
        get;
        set
        {
            field = value;
            if (value == EnumStorage.AsString)
            {
                Configure(options => options.Converters.Add(new JsonStringEnumConverter()));
            }
        }
    }

    public Casing Casing
    {
        get;
        set
        {
            field = value;
            if (value != Casing.Default)
            {
                var policy = value == Casing.CamelCase ? JsonNamingPolicy.CamelCase : JsonNamingPolicy.SnakeCaseLower;
                Configure(options => options.PropertyNamingPolicy = policy);
            }
        }
    }

    /// <summary>Changes the options for reading and for writing. Not after the first use.</summary>
    public void Configure(Action<JsonSerializerOptions> configure)
    {
        configure(_write);
        configure(_read);
    }

    public string ToJson(object? document) => document is null ? "null" : JsonSerializer.Serialize(document, document.GetType(), _write);

    public T FromJson<T>(Stream stream) => JsonSerializer.Deserialize<T>(stream, _read)!;

    public object FromJson(Type type, Stream stream) => JsonSerializer.Deserialize(stream, type, _read)!;

    internal byte[] ToUtf8(object? document) =>
        document is null ? "null"u8.ToArray() : JsonSerializer.SerializeToUtf8Bytes(document, document.GetType(), _write);

    internal T FromUtf8<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<T>(json, _read)!;
}
