using System.Globalization;
using EventPlatform.Contracts.Events;
using JasperFx.Events;

namespace EventPlatform.Relay.PublishingEvents;

/// <summary>What an outcome's headers say of its cause.</summary>
internal static class StoredHeaders
{
    public static string? TraceParent(this IEvent stored) => Text(stored, EventHeaders.TraceParent);

    /// <summary>Timestamp of the Kafka record that caused it; null where none did.</summary>
    public static DateTimeOffset? KafkaTimestamp(this IEvent stored) =>
        long.TryParse(Text(stored, EventHeaders.KafkaTimestamp), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    private static string? Text(IEvent stored, string name) =>
        stored.Headers is { } headers && headers.TryGetValue(name, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
}
