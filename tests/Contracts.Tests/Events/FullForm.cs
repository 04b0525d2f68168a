using System.Text.Json;
using System.Text.Json.Nodes;
using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Personal;

namespace EventPlatform.Contracts.Tests.Events;

/// <summary>A stored event in which every member that its type can have has a value.</summary>
internal static class FullForm
{
    /// <summary>As the store would write it today.</summary>
    public static JsonNode Of(EventType type)
    {
        var filled = Record(type.ClrType);
        filled["name"] = type.Alias;
        var read = JsonSerializer.Deserialize(filled, type.ClrType, StoredEventReader.Options)!;
        return JsonSerializer.SerializeToNode(read, type.ClrType, StoredEventJson.Default)!;
    }

    private static JsonObject Record(Type type) =>
        new(type.GetProperties().Where(property => property.CanWrite).Select(property =>
            KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(property.Name), Value(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))));

    private static JsonNode? Value(Type type) => type switch
    {
        _ when type == typeof(string) => "text",
        _ when type == typeof(int) || type == typeof(long) => 42,
        _ when type == typeof(decimal) => 12.345m,
        _ when type == typeof(bool) => true,
        _ when type == typeof(DateTimeOffset) => "2026-03-01T12:30:00.25+05:30",
        _ when type == typeof(JsonElement) || type == typeof(EventContext) => JsonNode.Parse("""{ "amount": 12.50, "codes": ["a", "b"], "used": true, "none": null }"""),
        _ when type == typeof(PersonalData) => JsonNode.Parse("""{ "mobile": "44" }"""),
        { IsEnum: true } => JsonSerializer.SerializeToNode(Enum.GetValues(type).GetValue(0), type),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => new JsonArray(Value(type.GenericTypeArguments[0])),
        { IsClass: true } when type.Namespace == typeof(StoredEvent).Namespace => Record(type),
        _ => throw new NotSupportedException($"{type} is new in stored events: say here what a value of it looks like."),
    };
}
