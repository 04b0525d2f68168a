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
/// The event route [spec 05.1, 05.2]: badges and milestones, from the event store itself. Kafka holds the position, Marten's progression
/// only follows: what the topic has already is skipped, whoever sent it.
/// </summary>
internal sealed class EventFeed(RelayFeeds feeds, EventBatch batch, EndToEnd endToEnd, KafkaSettings kafka, Heartbeats heartbeats, TimeProvider clock,
    IHostApplicationLifetime host, ILogger<EventFeed> logger) : ISubscription, IDisposable
{
    public const string Name = "EventFeed";

    // Pages come when there are events: between them there is nothing to tick for.
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
            if (page.Events.Count > 0)
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
        _feed ??= await feeds.OpenAsync(Name, cancellation);
        var position = await _feed.TakeOverAsync(cancellation);
        using var spans = new SendSpans(kafka.Topics.Notifications);
        try
        {
            await _feed.SendAsync(batch.Make(page.Events, position, spans), cancellation);
        }
        catch (Exception failure)
        {
            spans.Fail(failure);
            throw;
        }
        endToEnd.Record(page.Events, position);
    }
}
