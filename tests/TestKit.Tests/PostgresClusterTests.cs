using EventPlatform.Embedded.Postgres;
using Npgsql;

namespace EventPlatform.TestKit.Tests;

public sealed class PostgresClusterTests
{
    [Fact]
    public async Task Each_database_is_empty_and_its_own()
    {
        var (first, second) = (await TestPostgres.CreateDatabaseAsync(), await TestPostgres.CreateDatabaseAsync());

        await ExecuteAsync(first, "create table t (id int)");

        (await CountTablesAsync(first)).ShouldBe(1);
        (await CountTablesAsync(second)).ShouldBe(0);
    }

    [FactNeeding(Part.DatabaseFaults)]
    public async Task Committed_rows_survive_a_kill()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await ExecuteAsync(cluster.ConnectionString, "create table t as select 42 as id");

        await cluster.KillAsync();
        await Should.ThrowAsync<NpgsqlException>(() => CountTablesAsync(cluster.ConnectionString));
        await cluster.StartAgainAsync();

        (await CountTablesAsync(cluster.ConnectionString)).ShouldBe(1);
    }

    [FactNeeding(Part.DatabaseFaults)]
    public async Task A_paused_server_answers_when_it_is_resumed()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await using var connection = new NpgsqlConnection(cluster.ConnectionString);
        await connection.OpenAsync();

        cluster.Pause();
        await using var command = new NpgsqlCommand("select 1", connection) { CommandTimeout = 30 };
        var answer = command.ExecuteScalarAsync();
        answer.IsCompleted.ShouldBeFalse();
        cluster.Resume();

        (await answer).ShouldBe(1);
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> CountTablesAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database + ";Pooling=false");
        await using var command = source.CreateCommand("select count(*) from pg_tables where schemaname = 'public'");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
