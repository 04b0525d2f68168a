using Npgsql;

namespace Marten;

/// <summary>Where connections come from, and whether the store has to close it.</summary>
internal sealed record ConnectionSource(NpgsqlDataSource DataSource, bool IsOwned)
{
    public static ConnectionSource Owned(string connectionString) => new(NpgsqlDataSource.Create(connectionString), true);

    public static ConnectionSource Borrowed(NpgsqlDataSource dataSource) => new(dataSource, false);
}
