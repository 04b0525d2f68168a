using EventPlatform.Contracts.Adobe;
using EventPlatform.Hosting.Telemetry;
using JasperFx.Events;

namespace EventPlatform.Relay.PublishingEvents;

/// <summary>How long it took from the record on Kafka that caused an outcome to the commit of its notification.</summary>
internal sealed class EndToEnd(TimeProvider clock)
{
    public void Record(IReadOnlyList<IEvent> page, long position)
    {
        if (!Instruments.EndToEndDuration.Enabled)
            return;
        var now = clock.GetUtcNow();
        foreach (var stored in page)
            if (stored.Sequence > position && AdobeEventTypes.Of(stored.Data) is { } type && stored.KafkaTimestamp() is { } began)
                Instruments.EndToEndDuration.Record((now - began).TotalSeconds, new KeyValuePair<string, object?>(AttributeNames.EventType, type));
    }
}
