using EventPlatform.EventStore;
using EventPlatform.Hosting.Configuration;
using Npgsql;

namespace EventPlatform.Projections.Rebuilding;

/// <summary>
/// The right to rebuild: a session's advisory lock, one process at a time. All work is done on that very session, whose search path leads
/// to the tables beside the live ones; whoever has lost the right cannot write on.
/// </summary>
internal sealed class RebuildSession : IAsyncDisposable
{
    private const string TryLock = "select pg_try_advisory_lock(hashtextextended('eventplatform.rebuild', 0))";

    private RebuildSession(NpgsqlConnection connection) => Connection = connection;

    public NpgsqlConnection Connection { get; }

    /// <summary>A session with the lock; null where another process has it.</summary>
    public static async Task<RebuildSession?> TryBeginAsync(EventStoreSettings store, string schema, CancellationToken cancellation)
    {
        var session = new RebuildSession(new NpgsqlConnection(OwnSession(store, schema)));
        try
        {
            await session.Connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand(TryLock, session.Connection);
            if ((bool)(await command.ExecuteScalarAsync(cancellation))!)
                return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
        await session.DisposeAsync();
        return null;
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    // Not of the pool: there a session would keep the lock after it was given back.
    private static string OwnSession(EventStoreSettings store, string schema)
    {
        var settings = new NpgsqlConnectionStringBuilder(store.ConnectionString)
        {
            Pooling = false,
            SearchPath = schema,
            ApplicationName = "eventplatform rebuild",
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
        };
        settings.Options = settings.Options is { Length: > 0 } given ? $"{given} {StoreConnections.ServerSettings}" : StoreConnections.ServerSettings;
        return settings.ConnectionString;
    }
}
