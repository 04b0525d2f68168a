using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EventPlatform.Api.Interactions;
using EventPlatform.Api.TargetEvents;

namespace EventPlatform.Api.CopiedInterfaces;

/// <summary>How the copied interfaces are written: every field, in the order of its declaration, null where there is nothing; a number keeps its places.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TargetEventsAnswer))]
[JsonSerializable(typeof(TargetEventsErrorAnswer))]
[JsonSerializable(typeof(InteractionsAnswer))]
internal sealed partial class CopiedJson : JsonSerializerContext
{
    /// <summary>Writes letters and quotes as they are: an answer is no part of a page.</summary>
    public static CopiedJson Plain => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
