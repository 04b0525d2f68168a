using System.Text.Json;

namespace EventPlatform.Loyalty.Tests;

/// <summary>JSON as tests like to write it: single quotes for double ones.</summary>
internal static class Json
{
    public static JsonElement Of(string text) => JsonDocument.Parse(text.Replace('\'', '"')).RootElement;
}
