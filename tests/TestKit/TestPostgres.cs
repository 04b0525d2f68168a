using EventPlatform.Embedded.Postgres;

namespace EventPlatform.TestKit;

/// <summary>The PostgreSQL server that all tests of a process share; each takes a database of its own.</summary>
public static class TestPostgres
{
    private static readonly Lazy<Task<PostgresServer>> Shared = new(() => PostgresServer.FindOrStartAsync());

    /// <summary>The shared server, started at first use and gone with the process.</summary>
    public static Task<PostgresServer> ServerAsync() => Shared.Value;

    /// <summary>Makes an empty database that no other test has.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateDatabaseAsync() => await (await ServerAsync()).CreateDatabaseAsync();
}
