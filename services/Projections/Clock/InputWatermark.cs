using Npgsql;

namespace EventPlatform.Projections.Clock;

/// <summary>How far in time the inputs are stored: the clock never passes the oldest record that waits [spec 02.3].</summary>
internal static class InputWatermark
{
    // Of every partition that was ever stored from: one that nobody reads any more holds the clock, as it should.
    private const string Query = "select count(*), count(stored_through), min(stored_through) from ingest.positions";

    /// <summary>Null while it is not known; where nothing was ever read from a topic, now.</summary>
    public static async Task<DateTimeOffset?> ReadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var exists = new NpgsqlCommand("select to_regclass('ingest.positions') is not null", connection, transaction);
        if (!(bool)(await exists.ExecuteScalarAsync(cancellation))!)
            return now;
        await using var command = new NpgsqlCommand(Query, connection, transaction);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        if (row.GetInt64(0) == 0)
            return now;
        var through = row.GetInt64(1) < row.GetInt64(0) ? (DateTimeOffset?)null : row.GetFieldValue<DateTimeOffset>(2);
        return through < now ? through : through is null ? null : now;
    }
}
