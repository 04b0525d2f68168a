namespace EventPlatform.Projections.Tests;

/// <summary>A projection is the fold of history, whatever the pages, the restarts and the takeovers [promise 7].</summary>
public sealed class AnyHistoryTests
{
    private const int Events = 400;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_history_gives_the_same_rows(int seed)
    {
        var history = new History(seed).Events(Events);
        var whole = await ProjectedStore.CreateAsync(history);
        await whole.ProjectAsync(pageSize: 5000);
        var expected = await whole.DumpAsync();
        foreach (var outcome in new[] { "badgeEarned", "badgeEarnRefused", "badgeExpired", "badgeRevoked" })
            expected.ShouldContain(row => row.StartsWith("outcome", StringComparison.Ordinal) && row.Contains($" {outcome} ", StringComparison.Ordinal));

        expected.ShouldContain(row => row.StartsWith("outcome", StringComparison.Ordinal) && row.Contains("targetPeriodCompleted", StringComparison.Ordinal));
        expected.ShouldContain(row => row.StartsWith("identifier", StringComparison.Ordinal));

        var small = await ProjectedStore.CreateAsync(history);
        await small.ProjectAsync(pageSize: 1 + seed * 13);
        (await small.DumpAsync()).ShouldBe(expected);

        var interrupted = await ProjectedStore.CreateAsync(history);
        await InterruptAsync(interrupted, seed);
        (await interrupted.DumpAsync()).ShouldBe(expected);
    }

    [Fact]
    public async Task Badge_is_awarded_once_under_races()
    {
        var history = new History(seed: 11).Events(Events);
        var alone = await ProjectedStore.CreateAsync(history);
        await alone.ProjectAsync(pageSize: 5000);

        var raced = await ProjectedStore.CreateAsync(history);
        using (var first = raced.Host(pageSize: 7))
        using (var second = raced.Host(pageSize: 11))
        {
            await Task.WhenAll(first.StartAsync(), second.StartAsync());
            await raced.WaitUntilQuietAsync();
            await Task.WhenAll(first.StopAsync(), second.StopAsync());
        }

        (await raced.DumpAsync()).ShouldBe(await alone.DumpAsync());
    }

    [Fact]
    public async Task Badge_limit_holds_across_customers()
    {
        var store = await ProjectedStore.CreateAsync(new History(seed: 5, customers: 40).Events(1500));
        await store.ProjectAsync(pageSize: 17);

        (await store.ReadAsync<long>("select count(*) from events.mt_events where type = 'targetValueAchieved' and (data ->> 'targetRuleId')::bigint = 1")).ShouldBeGreaterThan(4);
        (await store.ReadAsync<long>("select count(*) from events.mt_events where type = 'badgeEarned' and data ->> 'badgeId' = '64b7f0c2a1d2e3f4a5b6c7d8'")).ShouldBe(4);
        (await store.ReadAsync<long>("select count(*) from events.mt_events where type = 'badgeEarnRefused' and data ->> 'reason' = 'LIMIT'")).ShouldBeGreaterThan(0);
    }

    /// <summary>Stops the projections wherever they are, again and again, each time with pages of another size.</summary>
    private static async Task InterruptAsync(ProjectedStore store, int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 4; run++)
        {
            using var host = store.Host(pageSize: random.Next(1, 60));
            await host.StartAsync();
            var goal = random.Next(Events / 5 * run, Events / 5 * (run + 1));
            await TestKit.Eventually.Is(() => store.ReadAsync<long>("select coalesce(max(last_seq_id), 0) from events.mt_event_progression where name = 'Milestones:All'"), at => at >= goal);
            await host.StopAsync();
        }
        await store.ProjectAsync(pageSize: 50);
    }
}
