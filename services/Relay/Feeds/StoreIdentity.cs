using Npgsql;

namespace EventPlatform.Relay.Feeds;

/// <summary>
/// Which store this is, in names that another store on the same Kafka does not have: PostgreSQL's own identifier of the cluster (a
/// standby that takes over has the same) and the database.
/// </summary>
internal static class StoreIdentity
{
    private const string Query = "select system_identifier::text || '.' || current_database() from pg_control_system()";

    public static async Task<string> ReadAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Query);
        return (string)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
