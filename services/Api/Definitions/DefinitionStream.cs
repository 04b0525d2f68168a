using System.Text.Json;
using EventPlatform.Api.Answers;
using EventPlatform.Contracts.Events;
using Npgsql;

namespace EventPlatform.Api.Definitions;

/// <summary>Reads a definition's stream: what was stored is there at once.</summary>
internal sealed class DefinitionStream(NpgsqlDataSource database)
{
    private const string Query =
        """
        select event.version, event.seq_id, first.seq_id, event.timestamp, event.data, event.headers ->> $4, event.headers ->> $5
        from events.mt_events event join events.mt_events first on first.stream_id = $1 and first.version = 1
        where event.stream_id = $1 and event.version < $2
        order by event.version desc limit $3
        """;

    /// <summary>The newest version, a retirement too; null where none was ever stored.</summary>
    public async Task<DefinitionVersion?> NewestAsync(string key, CancellationToken cancellation) =>
        await ReadAsync(key, long.MaxValue, 1, cancellation) is [var newest] ? newest : null;

    /// <summary>Versions lower than <paramref name="before"/>, newest first.</summary>
    public async Task<IReadOnlyList<DefinitionVersion>> ReadAsync(string key, long before, int limit, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Query);
        foreach (var value in new object[] { key, before, limit, EventHeaders.Source, EventHeaders.ChangedBy })
            command.Parameters.Add(new() { Value = value });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var versions = new List<DefinitionVersion>();
        while (await rows.ReadAsync(cancellation))
            versions.Add(Version(rows));
        return versions;
    }

    private static DefinitionVersion Version(NpgsqlDataReader row)
    {
        var body = JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(4), ApiJson.Plain.DefinitionBody)!;
        var stored = row.GetFieldValue<DateTimeOffset>(3);
        return new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), stored, body.Retired, body.Definition, Text(row, 5), Text(row, 6));
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
