using Npgsql;

namespace EventPlatform.Api.Access.Clients;

/// <summary>The clients of the database that are let in, as of two seconds ago at most.</summary>
internal sealed class StoredClients(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(2);

    private const string Query = "select key, salt, hash, iterations, organisations, roles from api.clients where revoked_at is null order by key";

    private readonly Lock _gate = new();
    private Task<Dictionary<string, Client>>? _reading;
    private long _begun;

    public async ValueTask<Client?> FindAsync(string key, CancellationToken cancellation) => (await ReadAsync(cancellation)).GetValueOrDefault(key);

    private Task<Dictionary<string, Client>> ReadAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_reading is null || _reading.IsFaulted || clock.GetElapsedTime(_begun) > KeptFor)
            {
                _begun = clock.GetTimestamp();
                _reading = QueryAsync(_reading is { IsCompletedSuccessfully: true } before ? before.Result : []);
            }
            return _reading.WaitAsync(cancellation);
        }
    }

    // Many requests wait for it, so it is not cancelled by any of them.
    private async Task<Dictionary<string, Client>> QueryAsync(Dictionary<string, Client> before)
    {
        await using var command = database.CreateCommand(Query);
        await using var rows = await command.ExecuteReaderAsync();
        var clients = new Dictionary<string, Client>();
        while (await rows.ReadAsync())
            clients.Add(rows.GetString(0), Read(rows, before.GetValueOrDefault(rows.GetString(0))));
        return clients;
    }

    // A secret that was found right stays so as long as it is the same.
    private static Client Read(NpgsqlDataReader row, Client? before)
    {
        var secret = new StoredSecret(row.GetFieldValue<byte[]>(1), row.GetFieldValue<byte[]>(2), row.GetInt32(3));
        var caller = new Caller(row.GetString(0), row.GetFieldValue<long[]>(4).ToHashSet(), row.GetFieldValue<string[]>(5).ToHashSet());
        return new(caller, before is not null && before.Secret.Stored.IsSameAs(secret) ? before.Secret : new SecretHash(secret));
    }
}

/// <summary>A client and what proves that it is the one.</summary>
internal sealed record Client(Caller Caller, SecretHash Secret);
