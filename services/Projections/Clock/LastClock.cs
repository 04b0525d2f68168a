using System.Globalization;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using Npgsql;

namespace EventPlatform.Projections.Clock;

/// <summary>An organisation's last clock event.</summary>
/// <param name="Version">Its place in the clock's stream; 0 where there is none yet.</param>
/// <param name="Stored">When it was stored.</param>
/// <param name="Until">What it said.</param>
/// <param name="IsFolded">Whether the projection has seen it.</param>
internal sealed record LastClock(long Version, DateTimeOffset Stored, DateTimeOffset Until, bool IsFolded)
{
    private static readonly LastClock None = new(0, DateTimeOffset.MinValue, DateTimeOffset.MinValue, IsFolded: true);

    private const string Query =
        """
        select last.version, last.timestamp, last.until, coalesce(last.seq_id <= (select c.seq_id from clocks c where c.org_id = $2 and c.target_group_id = 0), false)
        from (select version, timestamp, data ->> 'until' as until, seq_id from events.mt_events where stream_id = $1 order by version desc limit 1) last
        """;

    public static async Task<LastClock> ReadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, long orgId, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Query, connection, transaction)
        {
            Parameters = { new() { Value = StreamKey.System(orgId, ClockAdvanced.Subject) }, new() { Value = orgId } },
        };
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new LastClock(row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), DateTimeOffset.Parse(row.GetString(2), CultureInfo.InvariantCulture), row.GetBoolean(3))
            : None;
    }
}
