using EventPlatform.Contracts.Decoding;

namespace EventPlatform.Api.Events;

/// <summary>A record's value as it was received, byte for byte.</summary>
/// <param name="Value">The bytes.</param>
/// <param name="Form">The form in which the record came, see <see cref="RecordForm"/>.</param>
internal sealed record ReceivedPayload(byte[] Value, string? Form)
{
    public const string CloudEvent = "application/cloudevents+json", Json = "application/json";

    /// <summary>In structured mode the value is the whole event [CloudEvents Kafka 1.0.2 §3.3], else its data or a notification.</summary>
    public string ContentType => Form == RecordForm.Structured ? CloudEvent : Json;
}
