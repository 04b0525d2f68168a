using Npgsql;

namespace EventPlatform.Embedded.Postgres;

/// <summary>A PostgreSQL server to make databases in: one that runs already, or a temporary cluster.</summary>
public abstract class PostgresServer : IAsyncDisposable
{
    /// <summary>Names a server that runs already, by a connection string whose user may create databases.</summary>
    public const string Variable = "EVENTPLATFORM_POSTGRES";

    /// <summary>Leads to the server's maintenance database.</summary>
    public abstract string ConnectionString { get; }

    /// <summary>The server that <see cref="Variable"/> names, else a temporary cluster.</summary>
    public static async Task<PostgresServer> FindOrStartAsync(PostgresSettings? settings = null, CancellationToken cancellation = default) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } existing
            ? new ExistingPostgres(existing)
            : await PostgresCluster.StartAsync(settings, cancellation);

    /// <summary>Makes an empty database.</summary>
    /// <param name="name">By default a new one that nobody else has.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string? name = null, CancellationToken cancellation = default)
    {
        name ??= $"eventplatform_{Guid.NewGuid():n}";
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand($"""create database "{name}" template template0""", connection);
        await command.ExecuteNonQueryAsync(cancellation);
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
