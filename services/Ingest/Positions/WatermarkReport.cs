using EventPlatform.Hosting.Configuration;
using EventPlatform.Hosting.Failures;
using EventPlatform.Hosting.Health;
using EventPlatform.Kafka.Consuming;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.Ingest.Positions;

/// <summary>
/// Writes down how far in time each partition is stored, under the owner's epoch: the clock of the rules never passes the oldest record that
/// waits [spec 02.3]. It only rises; a partition that nobody owns stays where it was.
/// </summary>
internal sealed class WatermarkReport(ConsumerLoop loop, NpgsqlDataSource database, KafkaSettings kafka, Heartbeats heartbeats, TimeProvider clock, ILogger<WatermarkReport> logger)
    : BackgroundService
{
    private const string Report =
        """
        update ingest.positions p set stored_through = m.through
        from unnest($2, $3, $4, $5) as m(topic, partition, epoch, through)
        where p.group_name = $1 and p.topic = m.topic and p.partition = m.partition and p.epoch = m.epoch
          and (p.stored_through is null or p.stored_through < m.through)
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heartbeat = heartbeats.Add("ingest watermarks");
        var retry = new TransientRetry(heartbeat, logger, clock);
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await retry.RunAsync(token => WriteAsync(loop.Watermarks, token), stoppingToken);
    }

    internal async ValueTask WriteAsync(IReadOnlyList<PartitionWatermark> watermarks, CancellationToken cancellation)
    {
        if (watermarks.Count == 0)
            return;
        await using var command = database.CreateCommand(Report);
        command.Parameters.Add(new() { Value = kafka.Group });
        command.Parameters.Add(Array(watermarks, mark => mark.Partition.Topic, NpgsqlDbType.Text));
        command.Parameters.Add(Array(watermarks, mark => mark.Partition.Partition.Value, NpgsqlDbType.Integer));
        command.Parameters.Add(Array(watermarks, mark => mark.Epoch, NpgsqlDbType.Bigint));
        command.Parameters.Add(Array(watermarks, mark => mark.StoredThrough.UtcDateTime, NpgsqlDbType.TimestampTz));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlParameter Array<T>(IReadOnlyList<PartitionWatermark> watermarks, Func<PartitionWatermark, T> value, NpgsqlDbType type) =>
        new() { Value = watermarks.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
