using System.Data.Common;
using System.Text.Json;
using EventPlatform.Contracts.Events;
using Marten;
using Marten.Services;
using Casing = Weasel.Core.Casing;

namespace EventPlatform.EventStore.Reading;

/// <summary>
/// Marten's serializer, but for what is read from a row: a row is in memory already, so its JSON is read there at once, not as a stream; and a
/// header's text stays a text, where Marten's own makes a date of what looks like one.
/// </summary>
internal sealed class StoredEventSerializer : SystemTextJsonSerializer, ISerializer
{
    private readonly JsonSerializerOptions _reading = new(StoredEventReader.Options) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public StoredEventSerializer()
        : base(StoredEventReader.Options) => Casing = Casing.CamelCase;

    public new ValueTask<object> FromJsonAsync(Type type, DbDataReader reader, int index, CancellationToken cancellationToken = default) =>
        new(JsonSerializer.Deserialize(Json(reader, index), type, _reading)!);

    public new ValueTask<T> FromJsonAsync<T>(DbDataReader reader, int index, CancellationToken cancellationToken = default) => typeof(T) == typeof(Dictionary<string, object>)
        ? new((T)(object)StoredHeaderReader.Read(Json(reader, index))!)
        : new(JsonSerializer.Deserialize<T>(Json(reader, index), _reading)!);

    private static byte[] Json(DbDataReader reader, int index) => reader.GetFieldValue<byte[]>(index);
}
