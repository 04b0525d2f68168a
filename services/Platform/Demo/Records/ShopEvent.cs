using System.Text.Json.Nodes;

namespace EventPlatform.Platform.Demo.Records;

/// <summary>Something that happened in the invented shop, before it takes a form.</summary>
internal sealed record ShopEvent(string Id, string Type, string Customer, DateTimeOffset Time, JsonObject Context);
