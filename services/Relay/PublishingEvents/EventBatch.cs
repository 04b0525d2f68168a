using EventPlatform.Contracts.Adobe;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Kafka.Transactions;
using EventPlatform.Relay.Feeds;
using JasperFx.Events;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Relay.PublishingEvents;

/// <summary>Makes the notifications of a page of outcomes, in the order of the log.</summary>
internal sealed class EventBatch(AdobeEventMessages messages, NotificationForm form, ILogger<EventBatch> logger)
{
    /// <param name="page">Events of the store; those that are not published are passed over.</param>
    /// <param name="position">Everything up to here was sent before.</param>
    /// <param name="spans">Of this batch.</param>
    public IEnumerable<FeedRecord> Make(IReadOnlyList<IEvent> page, long position, SendSpans spans)
    {
        foreach (var stored in page)
            if (stored.Sequence > position && stored.Data is OutcomeEvent outcome && AdobeEventTypes.Of(outcome) is { } type
                && Make(stored, outcome, type, spans) is { } record)
                yield return record;
    }

    private FeedRecord? Make(IEvent stored, OutcomeEvent outcome, string type, SendSpans spans)
    {
        var streamKey = stored.StreamKey!;
        var published = new PublishedEvent(stored.Id, StreamKey.CustomerOf(streamKey), stored.Timestamp, outcome);
        var message = messages.Write(published);
        if (message.Broken != AdobeRule.None)
        {
            Refusals.Note(logger, EventFeed.Name, stored.Id, message.Broken);
            return null;
        }
        var notification = new Notification(streamKey, stored.Id, type, published.Timestamp, spans.Begin(stored.TraceParent()), message.Value);
        return new(stored.Sequence, form.Of(notification));
    }
}
