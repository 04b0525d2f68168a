using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.Api.Audit;

/// <summary>Rows of <c>api.audit</c>. A row is written before the change is made, and what came of it (an HTTP status) after.</summary>
internal static class AuditRows
{
    private const string Insert = "insert into api.audit (at, actor, org_id, operation, subject, status) values ($1, $2, $3, $4, $5, $6) returning id";

    /// <summary>Adds the entry of a change that is about to be made.</summary>
    /// <returns>The row's id.</returns>
    public static async Task<long> BeginAsync(NpgsqlDataSource database, AuditEntry entry, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await AddAsync(connection, entry, null, cancellation);
    }

    public static async Task EndAsync(NpgsqlDataSource database, long id, int status, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("update api.audit set status = $2 where id = $1");
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = status });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Adds the entry of a change in the transaction that makes it.</summary>
    public static Task AddDoneAsync(NpgsqlConnection connection, AuditEntry entry, CancellationToken cancellation) =>
        AddAsync(connection, entry, StatusCodes.Status200OK, cancellation);

    private static async Task<long> AddAsync(NpgsqlConnection connection, AuditEntry entry, int? status, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Insert, connection);
        foreach (var value in new object[] { entry.At, entry.Actor })
            command.Parameters.Add(new() { Value = value });
        command.Parameters.Add(new() { Value = (object?)entry.OrgId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = entry.Operation });
        command.Parameters.Add(new() { Value = entry.Subject });
        command.Parameters.Add(new() { Value = (object?)status ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
