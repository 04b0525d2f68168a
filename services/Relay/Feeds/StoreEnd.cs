using EventPlatform.EventStore;
using EventPlatform.Hosting.Configuration;
using Npgsql;

namespace EventPlatform.Relay.Feeds;

/// <summary>
/// A feed that was sent further than the store reaches would silently skip the events to come: their numbers were used before. That is
/// a store restored from a backup, and only an operator knows what to do about it.
/// </summary>
internal static class StoreEnd
{
    private const string LastNumber = $"select case when is_called then last_value else 0 end from {EventStoreRegistration.Schema}.mt_events_sequence";

    /// <exception cref="SettingsException">The position lies beyond the store's last number.</exception>
    public static async Task CheckAsync(NpgsqlDataSource database, string feed, long position, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(LastNumber);
        var last = (long)(await command.ExecuteScalarAsync(cancellation))!;
        if (position > last)
            throw new SettingsException("ConnectionStrings__EventStore",
                $"The feed {feed} was sent up to event {position}, but the store of ConnectionStrings__EventStore ends at {last}: it was restored from a backup or is another one. "
                + $"Give it the events it lacks, or move mt_events_sequence beyond {position}.");
    }
}
