using JasperFx;
using JasperFx.Events;
using Marten.Exceptions;
using Npgsql;
using NpgsqlTypes;

namespace Marten.Events;

/// <summary>
/// Appends to one stream in one statement: the version is read, the stream's row moved, the events written with their numbers. Where the
/// expected version is not met, no number is drawn, so no hole is left. The version is read without a lock, as Marten does: of two
/// concurrent appends to a stream one is refused by the index on stream and version.
/// </summary>
internal sealed class AppendStatement
{
    private readonly EventStoreOptions _options;
    private readonly ISerializer _serializer;
    private readonly string _appendSql;
    private readonly string _startSql;

    public AppendStatement(EventStoreOptions options, ISerializer serializer)
    {
        _options = options;
        _serializer = serializer;
        _appendSql = Sql(
            """
            on conflict (id) do update set version = excluded.version, timestamp = now() where not t.is_archived
            """);
        _startSql = Sql("");
    }

    public NpgsqlBatchCommand For(StreamAction stream)
    {
        var isStart = stream.ActionType == StreamActionType.Start;
        var command = new NpgsqlBatchCommand(isStart ? _startSql : _appendSql);
        Add(command, NpgsqlDbType.Varchar, stream.Key);
        Add(command, NpgsqlDbType.Bigint, (long)stream.Events.Count);
        Add(command, NpgsqlDbType.Bigint, stream.ExpectedVersionOnServer);
        AddEvents(command, stream.Events, isStart || _options.AppendMode == EventAppendMode.QuickWithServerTimestamps);
        return command;
    }

    /// <summary>Gives the events the versions and numbers they got.</summary>
    /// <exception cref="ExistingStreamIdCollisionException">The stream was to be new.</exception>
    /// <exception cref="EventStreamUnexpectedMaxEventIdException">The stream had another version than expected.</exception>
    /// <exception cref="InvalidStreamOperationException">The stream is archived.</exception>
    public static async Task TakeResultAsync(StreamAction stream, NpgsqlDataReader rows, CancellationToken token)
    {
        foreach (var e in stream.Events)
        {
            if (!await rows.ReadAsync(token))
            {
                throw NothingAppended(stream);
            }

            e.Version = stream.Version = rows.GetInt64(0);
            e.Sequence = stream.ActionType == StreamActionType.Append ? rows.GetInt64(1) : e.Sequence;
        }
    }

    private static Exception NothingAppended(StreamAction stream) => stream switch
    {
        { ActionType: StreamActionType.Start } => new ExistingStreamIdCollisionException(stream.Key!, stream.AggregateType),
        { ExpectedVersionOnServer: { } expected } =>
            new EventStreamUnexpectedMaxEventIdException(stream.Key!, stream.AggregateType, expected, -1),
        _ => new InvalidStreamOperationException($"Stream '{stream.Key}' is archived and takes no more events."),
    };

    private string Sql(string onConflict)
    {
        var schema = _options.DatabaseSchemaName;
        var optional = OptionalColumns().ToList();
        var names = string.Concat(optional.Select(column => $", {column.Name}"));
        var values = string.Concat(optional.Select(column => $", e.{column.Name}{column.Cast}"));
        var arrays = string.Concat(optional.Select((_, i) => $", ${i + 9}::text[]"));
        return $"""
            with known as (
              select coalesce(max(version), 0) as version from {schema}.mt_streams where id = $1
            ), stream as (
              insert into {schema}.mt_streams as t (id, version, timestamp, created, tenant_id, is_archived)
              select $1, known.version + $2, now(), now(), '{StorageConstants.DefaultTenantId}', false
              from known where $3 is null or known.version = $3
              {onConflict}
              returning version - $2 as version
            ), event as (
              select stream.version + e.place as version, e.id, e.data::jsonb as data, e.type, coalesce(e.timestamp, now()) as timestamp,
                     e.mt_dotnet_type{values}
              from stream, unnest($4::uuid[], $5::text[], $6::text[], $7::timestamptz[], $8::text[]{arrays})
                   with ordinality as e(id, data, type, timestamp, mt_dotnet_type{names}, place)
              order by e.place
            )
            insert into {schema}.mt_events
              (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, is_archived{names})
            select nextval('{schema}.mt_events_sequence'), id, $1, version, data, type, timestamp,
                   '{StorageConstants.DefaultTenantId}', mt_dotnet_type, false{names}
            from event
            returning version, seq_id
            """;
    }

    private void AddEvents(NpgsqlBatchCommand command, IReadOnlyList<IEvent> events, bool withTimestamp)
    {
        AddArray(command, NpgsqlDbType.Uuid, events, e => e.Id);
        AddArray(command, NpgsqlDbType.Text, events, e => _serializer.ToJson(e.Data));
        AddArray(command, NpgsqlDbType.Text, events, e => e.EventTypeName);
        AddArray(command, NpgsqlDbType.TimestampTz, events, e => withTimestamp ? e.Timestamp : default(DateTimeOffset?));
        AddArray(command, NpgsqlDbType.Text, events, e => e.DotNetTypeName);
        foreach (var column in OptionalColumns())
        {
            AddArray(command, NpgsqlDbType.Text, events, column.Value);
        }
    }

    private IEnumerable<(string Name, string Cast, Func<IEvent, string?> Value)> OptionalColumns()
    {
        var metadata = _options.MetadataConfig;
        if (metadata.CorrelationIdEnabled)
        {
            yield return ("correlation_id", "", e => e.CorrelationId);
        }

        if (metadata.CausationIdEnabled)
        {
            yield return ("causation_id", "", e => e.CausationId);
        }

        if (metadata.HeadersEnabled)
        {
            yield return ("headers", "::jsonb as headers", e => _serializer.ToJson(e.Headers));
        }

        if (metadata.UserNameEnabled)
        {
            yield return ("user_name", "", e => e.UserName);
        }
    }

    private static void AddArray<T>(NpgsqlBatchCommand command, NpgsqlDbType type, IReadOnlyList<IEvent> events, Func<IEvent, T> value) =>
        Add(command, NpgsqlDbType.Array | type, events.Select(value).ToArray());

    private static void Add(NpgsqlBatchCommand command, NpgsqlDbType type, object? value) =>
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
}
