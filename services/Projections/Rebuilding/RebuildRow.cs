using System.Text.Json;
using EventPlatform.ReadModels.Rebuilds;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.Projections.Rebuilding;

/// <summary>A rebuild's own row: moved in the transaction of what it tells, so that a killed process goes on where it was.</summary>
internal static class RebuildRow
{
    private const int MostSamples = 100;

    private const string NextSql =
        """
        select projection from eventplatform.rebuilds where state in ('Requested', 'Running', 'Switching')
        union all
        select r.projection from eventplatform.rebuilds r where r.state = 'Cancelled' and exists (
          select from pg_namespace where nspname = 'read_models_next_' || lower(r.projection))
        limit 1
        """;

    private const string ReadSql = "select purpose, state, hold, position, compared_to, differences from eventplatform.rebuilds where projection = $1 for update";

    private const string MoveSql =
        "update eventplatform.rebuilds set state = $2, position = $3, target = $4, events = events + $5, started_at = coalesce(started_at, now()) where projection = $1";

    private const string CompareSql =
        """
        update eventplatform.rebuilds set compared_to = $2, differences = differences + $3,
          samples = (select coalesce(jsonb_agg(sample), '[]') from (select sample from jsonb_array_elements(samples || $4) sample limit $5) first)
        where projection = $1
        """;

    private const string EndSql = "update eventplatform.rebuilds set state = $2, failure = $3, finished_at = case when $2 = 'Ready' then null else now() end where projection = $1 and state <> 'Cancelled'";

    /// <summary>A projection for which there is something to do; null where there is none.</summary>
    public static async Task<string?> NextAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(NextSql);
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>Where it is; nobody changes it until the end of the transaction.</summary>
    public static async Task<Progress> ReadAsync(NpgsqlConnection connection, string projection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(ReadSql, connection) { Parameters = { new() { Value = projection } } };
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new(Enum.Parse<RebuildPurpose>(row.GetString(0)), Enum.Parse<RebuildState>(row.GetString(1)), row.GetBoolean(2), row.GetInt64(3),
            row.GetInt64(4), row.GetInt64(5));
    }

    public static Task MoveAsync(NpgsqlConnection connection, string projection, RebuildState state, long position, long target, int events, CancellationToken cancellation) =>
        ExecuteAsync(connection, MoveSql, cancellation, projection, state.ToString(), position, target, (long)events);

    public static Task ComparedAsync(NpgsqlConnection connection, string projection, long upTo, List<Difference> found, CancellationToken cancellation) =>
        ExecuteAsync(connection, CompareSql, cancellation, projection, upTo, (long)found.Count,
            new NpgsqlParameter { Value = JsonSerializer.Serialize(found.Take(MostSamples), JsonSerializerOptions.Web), NpgsqlDbType = NpgsqlDbType.Jsonb }, MostSamples);

    public static Task EndAsync(NpgsqlConnection connection, string projection, RebuildState state, string? failure, CancellationToken cancellation) =>
        ExecuteAsync(connection, EndSql, cancellation, projection, state.ToString(), new NpgsqlParameter { Value = (object?)failure ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
#pragma warning disable CA2100 // One of the statements above.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        foreach (var value in values)
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    internal readonly record struct Progress(RebuildPurpose Purpose, RebuildState State, bool Hold, long Position, long ComparedTo, long Differences);
}
