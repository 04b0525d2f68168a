using JasperFx.Events;
using Npgsql;

namespace Marten.Events;

/// <inheritdoc/>
internal class EventQueries(DocumentStore store) : IQueryEventStore
{
    private readonly string _schema = store.Options.Events.DatabaseSchemaName;

    protected EventTypes Types => store.Options.EventOptions.Types;

    public async Task<IReadOnlyList<IEvent>> FetchStreamAsync(string streamKey, long version = 0, DateTimeOffset? timestamp = null,
        long fromVersion = 0, CancellationToken token = default)
    {
        await using var command = await CommandAsync(
            $"""
            select {store.EventColumns.SelectList} from {_schema}.mt_events
            where stream_id = $1 and ($2 = 0 or version <= $2) and ($3 is null or timestamp <= $3) and version >= $4 and not is_archived
            order by seq_id
            """, token);
        command.Parameters.AddWithValue(streamKey);
        command.Parameters.AddWithValue(version);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset?> { TypedValue = timestamp });
        command.Parameters.AddWithValue(fromVersion);
        return await ReadAsync(command, token);
    }

    public async Task<IEvent?> LoadAsync(Guid id, CancellationToken token = default)
    {
        await using var command = await CommandAsync($"select {store.EventColumns.SelectList} from {_schema}.mt_events where id = $1", token);
        command.Parameters.AddWithValue(id);
        return (await ReadAsync(command, token)).FirstOrDefault();
    }

    public async Task<IEvent<T>?> LoadAsync<T>(Guid id, CancellationToken token = default) where T : class =>
        await LoadAsync(id, token) as IEvent<T>;

    public async Task<StreamState?> FetchStreamStateAsync(string streamKey, CancellationToken token = default)
    {
        await using var command = await CommandAsync(
            $"select version, timestamp, created, is_archived from {_schema}.mt_streams where id = $1", token);
        command.Parameters.AddWithValue(streamKey);
        await using var rows = await command.ExecuteReaderAsync(token);
        return await rows.ReadAsync(token) ? ReadState(streamKey, rows) : null;
    }

    private static StreamState ReadState(string streamKey, NpgsqlDataReader row) => new()
    {
        Key = streamKey,
        Version = row.GetInt64(0),
        LastTimestamp = row.GetFieldValue<DateTimeOffset>(1),
        Created = row.GetFieldValue<DateTimeOffset>(2),
        IsArchived = row.GetBoolean(3),
    };

    private async Task<NpgsqlCommand> CommandAsync(string sql, CancellationToken token)
    {
        await store.Schema.EnsureAsync(token);
        return store.DataSource.CreateCommand(sql);
    }

    private async Task<List<IEvent>> ReadAsync(NpgsqlCommand command, CancellationToken token)
    {
        var events = new List<IEvent>();
        await using var rows = await command.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            events.Add(store.EventReader.Read(rows));
        }

        return events;
    }
}
