using System.Text.Json;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Api.Events;

/// <summary>What the headers of a stored event say, see <see cref="EventHeaders"/>.</summary>
internal readonly struct EventHeaderValues(JsonElement headers)
{
    public string? Text(string name) =>
        headers.ValueKind == JsonValueKind.Object && headers.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>True or nothing: a mark is set or absent.</summary>
    public bool? Mark(string name) =>
        headers.ValueKind == JsonValueKind.Object && headers.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True ? true : null;
}
