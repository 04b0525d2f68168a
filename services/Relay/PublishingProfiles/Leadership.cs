using EventPlatform.EventStore;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Hosting.Health;
using EventPlatform.ReadModels.Profiles;
using Npgsql;

namespace EventPlatform.Relay.PublishingProfiles;

/// <summary>
/// The right to send profiles: a session's advisory lock. The leader reads and listens on that very session, so whoever has lost the
/// right cannot read on.
/// </summary>
internal sealed class Leadership : IAsyncDisposable
{
    // A leader whose machine is gone, or whose process stands still, is noticed by the server within these times.
    private const string ServerSettings =
        StoreConnections.ServerSettings + " -c idle_session_timeout=60s -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";

    private const string TryLock = "select pg_try_advisory_lock(hashtextextended('eventplatform.relay.profiles', 0))";

    private static readonly TimeSpan RetryTime = TimeSpan.FromSeconds(1);

    private Leadership(NpgsqlConnection session) => Session = session;

    /// <summary>The leader's own session; it ends with the leadership.</summary>
    public NpgsqlConnection Session { get; }

    /// <summary>Waits until this process is the leader; nothing is held meanwhile but an idle session.</summary>
    /// <param name="store">Where the lock lies.</param>
    /// <param name="heartbeat">Of the waiting loop.</param>
    /// <param name="clock">Runs the pauses between tries.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<Leadership> AcquireAsync(EventStoreSettings store, Heartbeat heartbeat, TimeProvider clock, CancellationToken cancellation)
    {
        var leadership = new Leadership(new NpgsqlConnection(OwnSession(store)));
        try
        {
            await leadership.Session.OpenAsync(cancellation);
            while (!await leadership.TryAsync(cancellation))
            {
                heartbeat.Running();
                await Task.Delay(RetryTime, clock, cancellation);
            }
            await leadership.ListenAsync(cancellation);
            return leadership;
        }
        catch
        {
            await leadership.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until profiles have changed, or for this long.</summary>
    public Task WaitForChangeAsync(TimeSpan longest, CancellationToken cancellation) => Session.WaitAsync(longest, cancellation);

    public ValueTask DisposeAsync() => Session.DisposeAsync();

    private async Task<bool> TryAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(TryLock, Session);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"listen {ProfileTable.Channel}", Session);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    // Not of the pool: there a session would keep the lock after it was given back.
    private static string OwnSession(EventStoreSettings store)
    {
        var settings = new NpgsqlConnectionStringBuilder(store.ConnectionString) { Pooling = false, ApplicationName = "eventplatform relay profiles" };
        settings.Options = settings.Options is { Length: > 0 } given ? $"{given} {ServerSettings}" : ServerSettings;
        return settings.ConnectionString;
    }
}
