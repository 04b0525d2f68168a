using System.Buffers;
using System.Text.Json;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Contracts.Adobe;

/// <summary>
/// The event route [spec 05.1]. A message is made of the stored event alone, so a resend is byte for byte the same whatever the profile
/// says meanwhile. One instance serves one thread: it keeps its buffer.
/// </summary>
public sealed class AdobeEventMessages(AdobeEnvelope envelope, AdobeIdentities identities) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(AdobeLimits.EventBytes);
    private readonly Utf8JsonWriter _writer = new(Stream.Null, AdobeJson.Options);

    /// <exception cref="ArgumentException">The event's type is not published.</exception>
    public AdobeMessage Write(in PublishedEvent published)
    {
        var eventType = AdobeEventTypes.Of(published.Outcome.GetType())
            ?? throw new ArgumentException($"{published.Outcome.GetType().Name} is not published.", nameof(published));
        if (published.Outcome is TargetOutcome target && !(AdobeLimits.Holds(target.AchievedValue) && AdobeLimits.Holds(target.DefinedValue)))
            return AdobeMessage.Refused(AdobeRule.Number);
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        envelope.Begin(_writer, published.Stored);
        WriteEntity(published, eventType);
        AdobeEnvelope.End(_writer);
        return AdobeMessage.Of(_buffer.WrittenSpan, AdobeLimits.EventBytes);
    }

    public void Dispose() => _writer.Dispose();

    private void WriteEntity(in PublishedEvent published, string eventType)
    {
        var outcome = published.Outcome;
        _writer.WriteString("_id"u8, published.Id);
        _writer.WriteInstant("timestamp"u8, published.Timestamp);
        _writer.WriteString("eventType"u8, eventType);
        identities.Write(_writer, published.CustomerId);
        _writer.WriteStartObject(envelope.Tenant);
        if (outcome is BadgeOutcome badge)
            AdobeBadge.Write(_writer, badge);
        else
            AdobeMilestone.Write(_writer, (TargetOutcome)outcome);
        _writer.WriteEndObject();
    }
}
