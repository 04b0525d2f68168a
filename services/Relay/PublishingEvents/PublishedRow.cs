using System.Text.Json;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Relay.PublishingEvents;

/// <summary>A stored outcome that is published.</summary>
/// <param name="Sequence">Its place in the log.</param>
/// <param name="Id">Its identity.</param>
/// <param name="StreamKey">The customer's stream.</param>
/// <param name="Stored">When it was stored.</param>
/// <param name="Type">What it reads as.</param>
/// <param name="Data">What was concluded, as the store writes it; the page's memory, and gone with it.</param>
/// <param name="TraceParent">W3C trace context of its cause, or null.</param>
/// <param name="KafkaTimestamp">Of the record that caused it, in epoch milliseconds; null where none did.</param>
internal readonly record struct PublishedRow(
    long Sequence, Guid Id, string StreamKey, DateTimeOffset Stored, Type Type, ReadOnlyMemory<byte> Data, string? TraceParent, long? KafkaTimestamp)
{
    /// <exception cref="JsonException">The event cannot be read.</exception>
    public OutcomeEvent ReadOutcome() => (OutcomeEvent)JsonSerializer.Deserialize(Data.Span, Type, StoredEventReader.Options)!;
}
