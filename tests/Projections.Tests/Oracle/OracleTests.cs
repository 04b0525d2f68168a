using EventPlatform.Loyalty;
using EventPlatform.LoyaltyOracle.Histories;
using EventPlatform.LoyaltyOracle.Results;
using EventPlatform.ReadModels.Rebuilds;
using FsCheck;
using FsCheck.Fluent;
using Npgsql;

namespace EventPlatform.Projections.Tests.Oracle;

/// <summary>The daemon on PostgreSQL finds, in the histories of many organisations at once, what the plain reading of the rules finds in each.</summary>
public sealed class OracleTests
{
    private const int Histories = 100;

    [Fact]
    public async Task The_daemon_finds_what_the_oracle_finds_and_so_does_a_rebuild()
    {
        var logs = await StoredLogs.CreateAsync(RandomHistory.Any.Generator.Sample(Histories, new Rnd(2, 3), 50));
        await using var clock = await HoldClockAsync(logs.Store);
        await ProjectWithRestartsAsync(logs.Store);
        await CompareAsync(logs);

        using var host = logs.Store.Host(pageSize: 40);
        await host.StartAsync();
        (await logs.Store.RebuildAsync(RebuildPurpose.Rebuild)).State.ShouldBe(RebuildState.Switched);
        await host.StopAsync();
        await CompareAsync(logs);
    }

    private static async Task CompareAsync(StoredLogs logs)
    {
        var found = await new StoredResults(logs).ReadAsync();
        foreach (var log in logs.Logs.Where(log => log.Count > 0))
            Difference.Between(OracleLines.Of(LoyaltyOracle.Oracle.Read(log)), found[log[0].OrgId]).ShouldBeEmpty(LogText.Of(log));
    }

    /// <summary>Stops wherever it is, each time with pages of another size.</summary>
    private static async Task ProjectWithRestartsAsync(ProjectedStore store)
    {
        foreach (var size in (int[])[7, 61])
        {
            using var host = store.Host(size);
            await host.StartAsync();
            await TestKit.Eventually.Is(() => store.ReadAsync<long>("select coalesce(max(last_seq_id), 0) from events.mt_event_progression where name = 'Milestones:All'"), at => at >= 5 * size);
            await host.StopAsync();
        }
        await store.ProjectAsync(pageSize: 300);
    }

    /// <summary>The histories bring their own clock: the platform's is held for as long as the connection lives.</summary>
    private static async Task<NpgsqlConnection> HoldClockAsync(ProjectedStore store)
    {
        var connection = await store.Database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select pg_advisory_lock(hashtextextended('eventplatform.clock', 0))", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
