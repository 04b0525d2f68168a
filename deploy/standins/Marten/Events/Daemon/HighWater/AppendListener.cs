using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marten.Events.Daemon.HighWater;

/// <summary>Sets a signal at every announced append, over a connection of its own, which it renews when it breaks.</summary>
internal sealed partial class AppendListener(NpgsqlDataSource dataSource, Signal appended, TimeSpan pause, ILogger logger)
{
    public async Task RunAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(token);
            }
            catch (Exception e) when (!token.IsCancellationRequested)
            {
                LogBroken(e);
                await Task.Delay(pause, token);
            }
        }
    }

    private async Task ListenAsync(CancellationToken token)
    {
        await using var connection = await dataSource.OpenConnectionAsync(token);
        connection.Notification += (_, _) => appended.Set();
        await using var listen = new NpgsqlCommand($"listen {EventStoreOptions.AppendChannel}", connection);
        await listen.ExecuteNonQueryAsync(token);
        appended.Set();
        while (true)
        {
            await connection.WaitAsync(token);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The connection that listens for appends broke; until it is back the clock has to do")]
    private partial void LogBroken(Exception e);
}
