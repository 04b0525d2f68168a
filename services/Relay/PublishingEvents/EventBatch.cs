using EventPlatform.Contracts.Adobe;
using EventPlatform.Contracts.Identity;
using EventPlatform.Kafka.Transactions;
using EventPlatform.Relay.Feeds;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Relay.PublishingEvents;

/// <summary>Makes the notifications of published events, in the order of the log.</summary>
internal sealed class EventBatch(AdobeEventMessages messages, NotificationForm form, ILogger<EventBatch> logger)
{
    /// <param name="rows">Events of the store.</param>
    /// <param name="spans">Of this batch.</param>
    public IEnumerable<FeedRecord> Make(IReadOnlyList<PublishedRow> rows, SendSpans spans)
    {
        foreach (var row in rows)
            if (Make(row, spans) is { } record)
                yield return record;
    }

    private FeedRecord? Make(in PublishedRow row, SendSpans spans)
    {
        var published = new PublishedEvent(row.Id, StreamKey.CustomerOf(row.StreamKey), row.Stored, row.ReadOutcome());
        var message = messages.Write(published);
        if (message.Broken != AdobeRule.None)
        {
            Refusals.Note(logger, EventFeed.Name, row.Id, message.Broken);
            return null;
        }
        var notification = new Notification(row.StreamKey, row.Id, AdobeEventTypes.Of(row.Type)!, published.Timestamp, spans.Begin(row.TraceParent), message.Value);
        return new(row.Sequence, form.Of(notification));
    }
}
