namespace EventPlatform.Embedded.Postgres;

/// <summary>A server that was there before us and stays.</summary>
internal sealed class ExistingPostgres(string connectionString) : PostgresServer
{
    public override string ConnectionString => connectionString;
}
