using System.Text.Json;
using System.Text.Json.Serialization;
using Weasel.Core;

namespace Marten.Services;

/// <summary>System.Text.Json: names as declared and enums as integers, unless told otherwise.</summary>
public class SystemTextJsonSerializer : ISerializer
{
    private readonly JsonSerializerOptions _options;

    public SystemTextJsonSerializer() : this(null)
    {
    }

    public SystemTextJsonSerializer(JsonSerializerOptions? options) => _options = options is null ? new() : new(options);

    public EnumStorage EnumStorage
    {
        get;
        set
        {
            field = value;
            if (value == EnumStorage.AsString)
            {
                _options.Converters.Add(new JsonStringEnumConverter());
            }
        }
    }

    public Casing Casing
    {
        get;
        set
        {
            field = value;
            _options.PropertyNamingPolicy = value switch
            {
                Casing.CamelCase => JsonNamingPolicy.CamelCase,
                Casing.SnakeCase => JsonNamingPolicy.SnakeCaseLower,
                _ => _options.PropertyNamingPolicy,
            };
        }
    }

    /// <summary>The options in use; locked at first use.</summary>
    internal JsonSerializerOptions Options => _options;

    public void Configure(Action<JsonSerializerOptions> configure) => configure(_options);

    public string ToJson(object? document) =>
        document is null ? "null" : JsonSerializer.Serialize(document, document.GetType(), _options);

    public T FromJson<T>(Stream stream) => JsonSerializer.Deserialize<T>(stream, _options)!;

    public object FromJson(Type type, Stream stream) => JsonSerializer.Deserialize(stream, type, _options)!;
}
