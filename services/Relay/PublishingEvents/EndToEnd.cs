using EventPlatform.Contracts.Adobe;
using EventPlatform.Hosting.Telemetry;

namespace EventPlatform.Relay.PublishingEvents;

/// <summary>How long it took from the record on Kafka that caused an outcome to the commit of its notification.</summary>
internal sealed class EndToEnd(TimeProvider clock)
{
    public void Record(IReadOnlyList<PublishedRow> rows)
    {
        if (!Instruments.EndToEndDuration.Enabled)
            return;
        var now = clock.GetUtcNow();
        foreach (var row in rows)
            if (row.KafkaTimestamp is { } began)
                Instruments.EndToEndDuration.Record((now - DateTimeOffset.FromUnixTimeMilliseconds(began)).TotalSeconds,
                    new KeyValuePair<string, object?>(AttributeNames.EventType, AdobeEventTypes.Of(row.Type)));
    }
}
