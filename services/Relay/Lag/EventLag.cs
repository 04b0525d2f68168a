using EventPlatform.EventStore;
using EventPlatform.Hosting.Failures;
using EventPlatform.Hosting.Health;
using EventPlatform.Hosting.Telemetry;
using EventPlatform.Relay.PublishingEvents;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventPlatform.Relay.Lag;

/// <summary>Says again and again how far the event feed is behind the store, and since when; it goes on rising while the feed is stuck.</summary>
internal sealed class EventLag(NpgsqlDataSource database, Heartbeats heartbeats, TimeProvider clock, ILogger<EventLag> logger) : BackgroundService
{
    private const string Query =
        $"""
        with feed as (select coalesce(max(last_seq_id), 0) as position from {EventStoreRegistration.Schema}.mt_event_progression where name = '{EventFeed.Name}:All')
        select store.last_value - feed.position,
          (select e.timestamp from {EventStoreRegistration.Schema}.mt_events e where e.seq_id > feed.position order by e.seq_id limit 1)
        from feed, {EventStoreRegistration.Schema}.mt_events_sequence store
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly KeyValuePair<string, object?> Feed = new(AttributeNames.Feed, EventFeed.Name);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heartbeat = heartbeats.Add("relay lag");
        using var age = Instruments.RelayLagTime.Add(clock, Feed);
        using var timer = new PeriodicTimer(Interval, clock);
        var retry = new TransientRetry(heartbeat, logger, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await retry.RunAsync(token => ReportAsync(age, token), stoppingToken);
    }

    private async ValueTask ReportAsync(Age age, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Query);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var waits = !await row.IsDBNullAsync(1, cancellation);
        Instruments.RelayLag.Record(waits ? row.GetInt64(0) : 0, Feed);
        age.Set(waits ? row.GetFieldValue<DateTimeOffset>(1) : null);
    }
}
