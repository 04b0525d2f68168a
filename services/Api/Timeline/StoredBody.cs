using System.Text.Json;
using System.Text.Json.Serialization;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Personal;

namespace EventPlatform.Api.Timeline;

/// <summary>The body of any event in a customer's stream, whatever its type: what all have, and the rest, which is an outcome's.</summary>
internal sealed record StoredBody
{
    public string Name { get; init; } = "";
    public DateTimeOffset Occurred { get; init; }
    public DateTimeOffset Received { get; init; }
    public JsonElement? Context { get; init; }
    public PersonalData? Personal { get; init; }
    public IReadOnlyList<LineItem>? LineItems { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}
