using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Npgsql;

namespace EventPlatform.ReadModels;

/// <summary>Columns that hold a document: written by generated code, read by reflection, as events are and for the same reason.</summary>
internal static class RowJson
{
    private static readonly JsonSerializerOptions Reading = new(ReadModelJson.Default.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    public static T Read<T>(NpgsqlDataReader row, int column) => JsonSerializer.Deserialize<T>(row.GetFieldValue<byte[]>(column), Reading)!;

    public static string Write<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);
}
