using System.Security.Cryptography;
using EventPlatform.Api.Audit;
using EventPlatform.EventStore.Schema;
using Npgsql;

namespace EventPlatform.Api.Access.Clients;

/// <summary>Adds, lists and revokes clients of the API. Running processes heed a change within two seconds; each change is audited with it.</summary>
/// <param name="database">The event store's database.</param>
/// <param name="actor">Who changes something.</param>
/// <param name="clock">When.</param>
public sealed class ClientAdministration(NpgsqlDataSource database, string actor, TimeProvider clock)
{
    private const string Insert =
        """
        insert into api.clients (key, salt, hash, iterations, organisations, roles, added_at) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict do nothing
        """;

    private const string Revoke = "update api.clients set revoked_at = $2 where key = $1 and revoked_at is null";

    /// <summary>Adds a client and gives its secret, which is shown once and kept as a salted hash only; null where the key was given before.</summary>
    public async Task<string?> AddAsync(string key, IReadOnlySet<long> organisations, IReadOnlySet<string> roles, CancellationToken cancellation)
    {
        var secret = RandomNumberGenerator.GetHexString(48, lowercase: true);
        var stored = StoredSecret.Of(secret);
        var isNew = await ChangeAsync("addClient", key, Insert,
            [key, stored.Salt, stored.Hash, stored.Iterations, organisations.Order().ToArray(), roles.Order().ToArray(), clock.GetUtcNow()], cancellation);
        return isNew ? secret : null;
    }

    /// <summary>Lets the client in no more; false where there is none that is let in.</summary>
    public Task<bool> RevokeAsync(string key, CancellationToken cancellation) =>
        ChangeAsync("revokeClient", key, Revoke, [key, clock.GetUtcNow()], cancellation);

    /// <summary>Every client that was ever added, by key.</summary>
    public async Task<IReadOnlyList<ClientRow>> ListAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var command = new NpgsqlCommand("select key, organisations, roles, added_at, revoked_at from api.clients order by key", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var clients = new List<ClientRow>();
        while (await rows.ReadAsync(cancellation))
            clients.Add(new(rows.GetString(0), rows.GetFieldValue<long[]>(1), rows.GetFieldValue<string[]>(2),
                rows.GetFieldValue<DateTimeOffset>(3), rows.GetFieldValue<DateTimeOffset?>(4)));
        return clients;
    }

    private async Task<bool> ChangeAsync(string operation, string key, string sql, object[] values, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
#pragma warning disable CA2100 // The text is one of this class's own.
        await using var command = new NpgsqlCommand(sql, connection, transaction);
#pragma warning restore CA2100
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        if (await command.ExecuteNonQueryAsync(cancellation) == 0)
            return false;
        await AuditRows.AddDoneAsync(connection, new(clock.GetUtcNow(), actor, null, operation, key), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    // The first command may come before any service has run.
    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = await database.OpenConnectionAsync(cancellation);
        await SchemaScripts.EnsureAsync(connection, [ClientTable.Script, AuditTable.Script], cancellation);
        return connection;
    }
}
