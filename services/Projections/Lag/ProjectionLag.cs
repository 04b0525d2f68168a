using EventPlatform.Hosting.Failures;
using EventPlatform.Hosting.Health;
using EventPlatform.Hosting.Telemetry;
using EventPlatform.ReadModels.Rebuilds;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventPlatform.Projections.Lag;

/// <summary>
/// Says again and again how far each projection is behind the store, and since when; and for how long the high-water mark has stood
/// still although events lie above it. Read from the tables, so it tells the truth about a projection that another process runs.
/// </summary>
internal sealed class ProjectionLag(NpgsqlDataSource database, Heartbeats heartbeats, TimeProvider clock, ILogger<ProjectionLag> logger) : BackgroundService
{
    private const string HighWaterMark = "HighWaterMark";

    // One statement, one snapshot: the end of the log is that of the positions.
    private const string Query =
        """
        select shard.name, log.last - shard.position,
          (select e.timestamp from events.mt_events e where e.seq_id > shard.position and e.timestamp > '-infinity' order by e.seq_id limit 1)
        from (select coalesce(max(seq_id), 0) as last from events.mt_events) log
        cross join lateral (
          select asked.name, coalesce(p.last_seq_id, 0) as position
          from unnest($1) as asked(name) left join events.mt_event_progression p on p.name = asked.name) shard
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly string[] Names = [.. ProjectionNames.All];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heartbeat = heartbeats.Add("projection lag");
        using var highWater = Instruments.HighWaterAge.Add(clock);
        var ages = Names.ToDictionary(name => $"{name}:All", name => Instruments.ProjectionLagTime.Add(clock, Projection(name)));
        var retry = new TransientRetry(heartbeat, logger, clock);
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await retry.RunAsync(token => ReportAsync(ages, highWater, token), stoppingToken);
    }

    private async ValueTask ReportAsync(Dictionary<string, Age> ages, Age highWater, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Query);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. ages.Keys, HighWaterMark] });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var (shard, lag, oldest) = (rows.GetString(0), rows.GetInt64(1), rows.GetFieldValue<DateTimeOffset?>(2));
            if (shard == HighWaterMark)
                highWater.Set(oldest);
            else
                Report(shard, lag, oldest, ages[shard]);
        }
    }

    private static void Report(string shard, long lag, DateTimeOffset? oldest, Age age)
    {
        Instruments.ProjectionLag.Record(lag, Projection(shard[..shard.IndexOf(':')]));
        age.Set(oldest);
    }

    private static KeyValuePair<string, object?> Projection(string name) => new(AttributeNames.Projection, name);
}
