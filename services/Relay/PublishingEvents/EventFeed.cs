using EventPlatform.Hosting.Failures;
using EventPlatform.Hosting.Health;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Kafka.Transactions;
using EventPlatform.Relay.Feeds;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Relay.PublishingEvents;

/// <summary>
/// The event route [spec 05.1, 05.2]: badges and milestones, from the event store itself. The daemon says how far the log may be read, and
/// sees to it that one process does. Kafka holds the position, Marten's progression only follows: what the topic has already is skipped,
/// whoever sent it.
/// </summary>
internal sealed class EventFeed(RelayFeeds feeds, PublishedEvents published, EventBatch batch, EndToEnd endToEnd, KafkaSettings kafka, Heartbeats heartbeats, TimeProvider clock,
    IHostApplicationLifetime host, ILogger<EventFeed> logger) : ISubscription, IDisposable
{
    public const string Name = "EventFeed";

    // Pages come when the log has grown: between them there is nothing to tick for.
    private readonly Heartbeat _heartbeat = heartbeats.Add("relay events", TimeSpan.MaxValue);

    // The daemon does not wait for ever for a page that it has cancelled: the next one may come while Kafka still holds up the last.
    private readonly SemaphoreSlim _turn = new(1, 1);

    private TransientRetry? _retry;
    private RelayFeed? _feed;
    private long _ceiling = -1;

    public async Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller, IDocumentOperations operations,
        CancellationToken cancellationToken)
    {
        // A daemon that stops lets its page finish; while Kafka is away that would take as long as it takes.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.ApplicationStopping);
        await _turn.WaitAsync(stop.Token);
        try
        {
            GiveUpWhenOthersWent(page);
            await PublishAsync(page, stop.Token);
            _ceiling = page.SequenceCeiling;
            return NullChangeListener.Instance;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _turn.Wait();
        _feed?.Dispose();
        _heartbeat.Dispose();
        _turn.Dispose();
    }

    /// <summary>A page that does not follow on the last one: another process had the shard meanwhile, or this one fell back.</summary>
    private void GiveUpWhenOthersWent(EventRange page)
    {
        if (page.SequenceFloor != _ceiling)
            _feed?.GiveUp();
    }

    private async Task PublishAsync(EventRange page, CancellationToken cancellation)
    {
        _retry ??= new(_heartbeat, logger, clock, TransactionFailures.Of);
        try
        {
            await _retry.RunAsync(async token => await SendAsync(page, token), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The shard goes elsewhere: what this process waited for is no longer its business.
            _heartbeat.Running();
            throw;
        }
        catch (OperationCanceledException foreign)
        {
            // The daemon takes any cancellation for its own and drops the page.
            throw new TimeoutException($"A page of {Name} was cancelled by something other than the daemon.", foreign);
        }
        catch (FeedFencedException)
        {
            _heartbeat.Running();
            throw;
        }
    }

    private async Task SendAsync(EventRange page, CancellationToken cancellation)
    {
        var after = _feed is null ? page.SequenceFloor : Math.Max(page.SequenceFloor, await _feed.TakeOverAsync(cancellation));
        await foreach (var rows in published.PagesAsync(after, page.SequenceCeiling, cancellation))
        {
            _feed ??= await feeds.OpenAsync(Name, cancellation);
            var unsent = Beyond(await _feed.TakeOverAsync(cancellation), rows);
            if (unsent.Count > 0)
                await SendAsync(_feed, unsent, cancellation);
        }
    }

    private static IReadOnlyList<PublishedRow> Beyond(long position, IReadOnlyList<PublishedRow> rows) =>
        position < rows[0].Sequence ? rows : [.. rows.Where(row => row.Sequence > position)];

    private async Task SendAsync(RelayFeed feed, IReadOnlyList<PublishedRow> rows, CancellationToken cancellation)
    {
        using var spans = new SendSpans(kafka.Topics.Notifications);
        try
        {
            await feed.SendAsync(batch.Make(rows, spans), cancellation);
        }
        catch (Exception failure)
        {
            spans.Fail(failure);
            throw;
        }
        endToEnd.Record(rows);
    }
}
