using EventPlatform.Hosting.Configuration;
using EventPlatform.Hosting.Failures;
using EventPlatform.Hosting.Health;
using EventPlatform.Kafka.Transactions;
using EventPlatform.Relay.Feeds;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Relay.PublishingProfiles;

/// <summary>
/// The profile route [spec 05.1]: the whole profile of every customer that changed; several changes that wait are sent as one, the
/// newest. Any failure ends the leadership, and whoever leads next begins where Kafka says: there is one way back, and it is the start.
/// </summary>
internal sealed partial class ProfileFeed(RelayFeeds feeds, ProfileBatch batch, EventStoreSettings store, KafkaSettings kafka, RelaySettings relay, Heartbeats heartbeats,
    TimeProvider clock, ILogger<ProfileFeed> logger) : BackgroundService
{
    public const string Name = "ProfileFeed";

    // Notifications wake the feed; this is for one that was lost with its sender's connection.
    private static readonly TimeSpan SlowPoll = TimeSpan.FromSeconds(2);

    // Changes are there, and the milestones are about to catch up with them.
    private static readonly TimeSpan ShortWait = TimeSpan.FromMilliseconds(50);

    private readonly Heartbeat _heartbeat = heartbeats.Add("relay profiles");

    public override void Dispose()
    {
        _heartbeat.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var retry = new TransientRetry(_heartbeat, logger, clock, TransactionFailures.Of);
        while (!stoppingToken.IsCancellationRequested)
            await LeadAgainAsync(retry, stoppingToken);
    }

    private async Task LeadAgainAsync(TransientRetry retry, CancellationToken stopping)
    {
        try
        {
            await retry.RunAsync(async token => await LeadAsync(token), stopping);
        }
        catch (FeedFencedException fenced)
        {
            LogFenced(logger, fenced.Message);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            LogStopped(logger);
        }
        catch (Exception unknown)
        {
            _heartbeat.Failed(FailureText.Of(unknown));
            throw;
        }
    }

    private async Task LeadAsync(CancellationToken cancellation)
    {
        await using var leadership = await Leadership.AcquireAsync(store, _heartbeat, clock, cancellation);
        using var feed = await feeds.OpenAsync(Name, cancellation);
        using var lag = new ProfileLag(clock);
        await using var pages = new ProfilePages(leadership, await feed.TakeOverAsync(cancellation), relay.PageSize);
        while (true)
        {
            _heartbeat.Running();
            var page = await pages.NextAsync(cancellation);
            lag.Report(page);
            if (page.Rows.Count == 0)
                await leadership.WaitForChangeAsync(page.Held > 0 ? ShortWait : SlowPoll, cancellation);
            else
                await SendAsync(feed, page, cancellation);
        }
    }

    private async Task SendAsync(RelayFeed feed, ProfilePage page, CancellationToken cancellation)
    {
        using var spans = new SendSpans(kafka.Topics.Notifications);
        try
        {
            await feed.SendAsync(batch.Make(page, spans), cancellation);
        }
        catch (Exception failure)
        {
            spans.Fail(failure);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Profiles are sent by another process now: {Reason}")]
    private static partial void LogFenced(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Profiles are sent no more by this process")]
    private static partial void LogStopped(ILogger logger);
}
