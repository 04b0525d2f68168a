using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marten.Events.Daemon.Coordination;

/// <summary>
/// The advisory locks of the shards that this process runs, all held by one connection and, as configured, in its one open transaction.
/// That transaction sits idle: it holds no snapshot, and the server notices at once when the process dies.
/// </summary>
internal sealed partial class ShardLocks(NpgsqlDataSource dataSource, EventStoreOptions options, ILogger logger) : IAsyncDisposable
{
    private readonly HashSet<long> _held = [];
    private NpgsqlConnection? _session;

    public bool Holds(long id) => _held.Contains(id);

    public async Task<bool> TryTakeAsync(long id, CancellationToken token)
    {
        _session ??= await OpenAsync(token);
        var function = options.UseAdvisoryLockTransaction ? "pg_try_advisory_xact_lock" : "pg_try_advisory_lock";
        await using var command = new NpgsqlCommand($"select {function}($1)", _session) { Parameters = { new() { Value = id } } };
        var isTaken = (bool)(await command.ExecuteScalarAsync(token))!;
        if (isTaken)
        {
            _held.Add(id);
        }

        return isTaken;
    }

    /// <summary>Lets all locks go when their connection no longer answers.</summary>
    public async Task CheckAsync(CancellationToken token)
    {
        if (_session is null || !options.UseMonitoredAdvisoryLock)
        {
            return;
        }

        try
        {
            await ExecuteAsync(_session, "select 1", token);
        }
        catch (NpgsqlException e)
        {
            LogLost(e);
            await ReleaseAllAsync();
        }
    }

    public async Task ReleaseAllAsync()
    {
        _held.Clear();
        if (_session is { } session)
        {
            _session = null;
            await CloseAsync(session);
        }
    }

    public async ValueTask DisposeAsync() => await ReleaseAllAsync();

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken token)
    {
        var session = await dataSource.OpenConnectionAsync(token);
        await ExecuteAsync(session, "set idle_in_transaction_session_timeout = 0", token);
        await ExecuteAsync(session, "set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 3", token);
        await CheckClientAsync(session, token);
        if (options.UseAdvisoryLockTransaction)
        {
            await ExecuteAsync(session, "begin", token);
        }

        return session;
    }

    /// <summary>Lets the server look for its client during a statement too; not every version and platform can.</summary>
    private async Task CheckClientAsync(NpgsqlConnection session, CancellationToken token)
    {
        try
        {
            await ExecuteAsync(session, "set client_connection_check_interval = '1s'", token);
        }
        catch (PostgresException e)
        {
            LogNoClientCheck(e.MessageText);
        }
    }

    private async Task CloseAsync(NpgsqlConnection session)
    {
        try
        {
            await session.DisposeAsync();
        }
        catch (NpgsqlException e)
        {
            LogLost(e);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection session, string sql, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql, session);
        await command.ExecuteNonQueryAsync(token);
    }

    [LoggerMessage(LogLevel.Warning, "The connection that holds the shards' locks broke; the shards stop until they have them again")]
    private partial void LogLost(Exception e);

    [LoggerMessage(LogLevel.Information, "The server does not look for dead clients during a statement: {Reason}")]
    private partial void LogNoClientCheck(string reason);
}
