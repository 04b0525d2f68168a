using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten.Exceptions;
using Marten.Sessions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marten.Events.Daemon;

/// <summary>Loads a shard's pages.</summary>
internal sealed partial class PageLoader
{
    private readonly DocumentStore _store;
    private readonly AsyncShard _shard;
    private readonly ILogger _logger;
    private readonly string[]? _aliases;
    private readonly string _sql;

    public PageLoader(DocumentStore store, AsyncShard shard, ILogger logger)
    {
        (_store, _shard, _logger) = (store, shard, logger);
        _aliases = Aliases(shard.Filter);
        _sql =
            $"""
            select {store.EventColumns.SelectList} from {store.Options.Events.DatabaseSchemaName}.mt_events
            where seq_id > $1 and seq_id <= $2
              {(_aliases is null ? "" : "and type = any($4)")}
              {(shard.Filter.IncludeArchivedEvents ? "" : "and not is_archived")}
            order by seq_id limit $3
            """;
    }

    /// <summary>
    /// The page behind a floor. It ends at its last event when it is full, else at the mark.
    /// </summary>
    /// <exception cref="EventLoaderException">The database refuses, also when asked again.</exception>
    public async Task<EventRange> LoadAsync(long floor, long mark, ISubscriptionAgent agent, CancellationToken token)
    {
        try
        {
            return await ReadRetry.Pipeline.ExecuteAsync(async t => await LoadOnceAsync(floor, mark, agent, t), token);
        }
        catch (NpgsqlException e)
        {
            throw new EventLoaderException(_shard.Name, e);
        }
    }

    private async Task<EventRange> LoadOnceAsync(long floor, long mark, ISubscriptionAgent agent, CancellationToken token)
    {
        var (events, rows, last) = (new List<IEvent>(), 0, floor);
        await using var command = Command(floor, mark);
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            rows++;
            last = reader.GetInt64(EventColumns.Sequence);
            if (ReadOrSkip(reader) is { } e)
            {
                events.Add(e);
            }
        }

        var ceiling = rows == _shard.Options.BatchSize ? last : mark;
        return new EventRange(_shard.Name, floor, ceiling, agent) { Events = events };
    }

    private NpgsqlCommand Command(long floor, long mark)
    {
        var command = _store.DataSource.CreateCommand(_sql);
        command.Parameters.AddWithValue(floor);
        command.Parameters.AddWithValue(mark);
        command.Parameters.AddWithValue(_shard.Options.BatchSize);
        if (_aliases is not null)
        {
            command.Parameters.AddWithValue(_aliases);
        }

        return command;
    }

    private IEvent? ReadOrSkip(NpgsqlDataReader row)
    {
        var errors = _store.Options.Projections.Errors;
        try
        {
            return _store.EventReader.Read(row);
        }
        catch (UnknownEventTypeException e) when (errors.SkipUnknownEvents)
        {
            LogSkipped(e, _shard.Name);
        }
        catch (EventDeserializationFailureException e) when (errors.SkipSerializationErrors)
        {
            LogSkipped(e, _shard.Name);
        }

        return null;
    }

    /// <summary>An abstract type in the list turns the filter off; an archived stream's last event passes every filter.</summary>
    private string[]? Aliases(EventFilterable filter)
    {
        var types = filter.IncludedEventTypes;
        return types.Count == 0 || types.Exists(type => type.IsAbstract)
            ? null
            : [.. _store.Options.EventOptions.Types.AliasesOf([.. types, typeof(Archived)])];
    }

    [LoggerMessage(LogLevel.Error, "Shard {Shard} skips an event it cannot read")]
    private partial void LogSkipped(Exception e, ShardName shard);
}
