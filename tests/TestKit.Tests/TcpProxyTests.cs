using Npgsql;

namespace EventPlatform.TestKit.Tests;

public sealed class TcpProxyTests
{
    [Theory]
    [InlineData(CutMoment.BeforeTheServerSees, 0)]
    [InlineData(CutMoment.BeforeTheClientSeesTheAnswer, 1)]
    public async Task A_cut_at_commit_leaves_the_outcome_that_was_asked_for(CutMoment moment, long rows)
    {
        var (direct, proxy) = await DatabaseBehindProxyAsync();
        await using var _ = proxy;
        await ExecuteAsync(direct, "create table t (id int)");
        await using var connection = new NpgsqlConnection(Through(direct, proxy));
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = new NpgsqlCommand("insert into t values (1)", connection, transaction);
        await insert.ExecuteNonQueryAsync();

        var cut = proxy.CutOnceAsync("COMMIT"u8, moment);
        await Should.ThrowAsync<NpgsqlException>(() => transaction.CommitAsync());
        await cut;

        (await CountAsync(direct)).ShouldBe(rows);
        await ExecuteAsync(Through(direct, proxy), "insert into t values (2)"); // only once: the next connection goes through
    }

    [Fact]
    public async Task A_paused_proxy_holds_bytes_back_and_a_refusing_one_takes_no_connection()
    {
        var (direct, proxy) = await DatabaseBehindProxyAsync();
        await using var _ = proxy;

        proxy.Pause();
        var held = ExecuteAsync(Through(direct, proxy), "select 1");
        await Eventually.True(() => proxy.OpenConnections == 1);
        held.IsCompleted.ShouldBeFalse();
        proxy.Resume();
        await held;

        proxy.Refuse();
        await Should.ThrowAsync<NpgsqlException>(() => ExecuteAsync(Through(direct, proxy), "select 1"));
        proxy.Accept();
        await ExecuteAsync(Through(direct, proxy), "select 1");
    }

    private static async Task<(string Direct, TcpProxy Proxy)> DatabaseBehindProxyAsync()
    {
        var direct = new NpgsqlConnectionStringBuilder(await TestPostgres.CreateDatabaseAsync()) { Pooling = false };
        return (direct.ConnectionString, new TcpProxy(direct.Host!, direct.Port));
    }

    private static string Through(string direct, TcpProxy proxy) =>
        new NpgsqlConnectionStringBuilder(direct) { Host = "127.0.0.1", Port = proxy.Port }.ConnectionString;

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> CountAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select count(*) from t");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
