using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EventPlatform.Contracts.Events;

/// <summary>
/// How events are read from the store. The generated reader boxes what it hands to init properties and sets null where the JSON lacks
/// them; the one by reflection does neither, in half the time.
/// </summary>
public static class StoredEventReader
{
    public static JsonSerializerOptions Options { get; } = new(StoredEventJson.Default.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
}
