using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EventPlatform.Api.Badges;
using EventPlatform.Api.Customers;
using EventPlatform.Api.DeadLetters;
using EventPlatform.Api.Definitions;
using EventPlatform.Api.Events;
using EventPlatform.Api.Operations;
using EventPlatform.Api.Problems;
using EventPlatform.Api.Timeline;
using EventPlatform.DeadLetters;
using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Showing;

namespace EventPlatform.Api.Answers;

/// <summary>How answers are written: camelCase, nothing for null, instants in UTC, numbers in shortest form. Event bodies are read by it too.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(PlainDecimal), typeof(PlainElement), typeof(UtcInstant)])]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(CustomerAnswer))]
[JsonSerializable(typeof(Page<FoundCustomer>))]
[JsonSerializable(typeof(Page<MilestoneAnswer>))]
[JsonSerializable(typeof(Page<BadgeAnswer>))]
[JsonSerializable(typeof(BadgeRequestAnswer))]
[JsonSerializable(typeof(Page<TimelineEntry>))]
[JsonSerializable(typeof(EventAnswer))]
[JsonSerializable(typeof(DefinitionAnswer))]
[JsonSerializable(typeof(Page<DefinitionAnswer>))]
[JsonSerializable(typeof(ProjectionAnswer))]
[JsonSerializable(typeof(Page<ProjectionAnswer>))]
[JsonSerializable(typeof(Page<ListedLetter>))]
[JsonSerializable(typeof(CountsAnswer))]
[JsonSerializable(typeof(ShownLetter))]
[JsonSerializable(typeof(LetterResult))]
[JsonSerializable(typeof(ChangesAnswer))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(StoredBody))]
[JsonSerializable(typeof(DefinitionBody))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>Writes letters and quotes as they are: an answer is no part of a page.</summary>
    public static ApiJson Plain => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
