using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace EventPlatform.LoyaltyOracle.Definitions;

/// <summary>Fields of a definition's JSON that was found good.</summary>
internal static class Fields
{
    public static JsonElement? Field(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Text(this JsonElement json, string name) => json.Field(name)?.GetString();

    public static decimal? Number(this JsonElement json, string name) => json.Field(name)?.GetDecimal();

    public static long? Whole(this JsonElement json, string name) => json.Field(name)?.GetInt64();

    public static bool Flag(this JsonElement json, string name, bool otherwise) => json.Field(name)?.GetBoolean() ?? otherwise;

    public static DateTimeOffset? Instant(this JsonElement json, string name) => json.Field(name)?.GetDateTimeOffset();

    public static LocalDate Date(this JsonElement json, string name) => LocalDatePattern.Iso.Parse(json.Text(name)!).Value;

    public static List<JsonElement> List(this JsonElement json, string name) => json.Field(name) is { } list ? [.. list.EnumerateArray()] : [];
}
