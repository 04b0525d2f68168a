using EventPlatform.Contracts.Events;
using EventPlatform.TestKit;
using Npgsql;

namespace EventPlatform.Api.Tests;

/// <summary>On a host of its own: counts the scans of the whole database.</summary>
public sealed class IndexTests(ApiHost api) : IClassFixture<ApiHost>
{
    private static readonly string[] Reads =
    [
        "customers/1", "customers/1/timeline", "customers/1/timeline?name=a&from=2025-01-01T00:00:00Z&limit=1", "customers/1/milestones", "customers/1/badges",
        "customers/nobody", "definitions/badges", "definitions/badges/64b7f0c2a1d2e3f4a5b6c7d8", "definitions/badges/64b7f0c2a1d2e3f4a5b6c7d8/history",
        "dead-letters", "dead-letters?state=any&code=BAD_FIELD&customer=1", "dead-letters?topic=a&from=2025-01-01T00:00:00Z", "dead-letters/counts", "dead-letters/1",
    ];

    [Fact]
    public async Task Reads_touch_indexed_rows_only()
    {
        await api.AppendAsync("1", Samples.Visit("a"), Samples.Visit("b"));
        using var http = api.As("office");
        var before = await ScansAsync();

        foreach (var path in Reads)
            await http.GetAsync($"/v1/orgs/100/{path}");

        var after = await ScansAsync();
        after.Where(table => table.Value != before[table.Key]).ShouldBeEmpty();
    }

    // A session reports what it did when it ends.
    private async Task<Dictionary<string, long>> ScansAsync()
    {
        api.Database.Clear();
        await using var own = NpgsqlDataSource.Create(api.Database.ConnectionString);
        await Eventually.Is(() => ScalarAsync(own, "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"), others => others == 0);
        await using var command = own.CreateCommand("select schemaname || '.' || relname, seq_scan from pg_stat_user_tables where schemaname in ('events', 'ingest', 'read_models')");
        await using var rows = await command.ExecuteReaderAsync();
        var scans = new Dictionary<string, long>();
        while (await rows.ReadAsync())
            scans.Add(rows.GetString(0), rows.GetInt64(1));
        return scans;
    }

    private static async Task<long> ScalarAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
