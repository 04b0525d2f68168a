using EventPlatform.ReadModels.Rebuilds;
using EventPlatform.TestKit;

namespace EventPlatform.Projections.Tests;

/// <summary>A rebuild gives the same result, serves the old rows until it is done, and appends nothing [promises 7 and 8].</summary>
public sealed class RebuildTests
{
    private const string Corrupt = "with r as (update read_models.milestone_progress set value = value + 1 returning 1) select count(*) from r";
    private const string Outcomes = "select count(*) from events.mt_events where causation_id is not null";

    [Fact]
    public async Task Rebuild_twice_is_identical()
    {
        var store = await ProjectedStore.CreateAsync(new History(seed: 21).Events(400));
        await store.ProjectAsync(pageSize: 100);
        var (expected, outcomes) = (await store.DumpAsync(), await store.ReadAsync<long>(Outcomes));
        (await store.ReadAsync<long>(Corrupt)).ShouldBeGreaterThan(0);

        using var host = store.Host(pageSize: 37);
        await host.StartAsync();
        (await store.RebuildAsync(RebuildPurpose.Verify)).State.ShouldBe(RebuildState.Differs);
        foreach (var projection in ProjectionNames.All)
            (await store.RebuildAsync(RebuildPurpose.Rebuild, projection)).State.ShouldBe(RebuildState.Switched);
        (await store.DumpAsync()).SequenceEqual(expected).ShouldBeTrue("the rows are those of the first run");
        foreach (var projection in ProjectionNames.All)
            (await store.RebuildAsync(RebuildPurpose.Rebuild, projection)).State.ShouldBe(RebuildState.Switched);
        (await store.DumpAsync()).SequenceEqual(expected).ShouldBeTrue("the rows are those of the first run");
        foreach (var projection in ProjectionNames.All)
            (await store.RebuildAsync(RebuildPurpose.Verify, projection)).State.ShouldBe(RebuildState.Verified);
        (await store.ReadAsync<long>(Outcomes)).ShouldBe(outcomes);
        (await store.ReadAsync<long>("select count(*) from pg_namespace where nspname like 'read_models_next%'")).ShouldBe(0);
        await host.StopAsync();
    }

    [Fact]
    public async Task Rebuild_that_is_killed_goes_on_while_history_grows()
    {
        var history = new History(seed: 22).Events(900)[..900];
        var whole = await ProjectedStore.CreateAsync(history);
        await whole.ProjectAsync(pageSize: 1000);

        var store = await ProjectedStore.CreateAsync(history[..300]);
        await store.ProjectAsync(pageSize: 100);
        await store.RequestAsync(RebuildPurpose.Rebuild, ProjectionNames.Milestones, hold: false);
        for (var part = 1; part < 3; part++)
        {
            using var host = store.Host(pageSize: 5 * part);
            await host.StartAsync();
            await store.AppendAsync(history[(300 * part)..(300 * (part + 1))]);
            await Eventually.Is(() => store.StatusAsync(ProjectionNames.Milestones), rebuild => rebuild.Events >= 100 * part, TimeSpan.FromMinutes(1));
            await host.StopAsync();
        }
        await store.ProjectAsync(pageSize: 50);
        using var last = store.Host(pageSize: 50);
        await last.StartAsync();
        (await store.EndOfRebuildAsync(ProjectionNames.Milestones)).State.ShouldBe(RebuildState.Switched);
        (await store.RebuildAsync(RebuildPurpose.Verify)).State.ShouldBe(RebuildState.Verified);
        await last.StopAsync();

        var (concluded, expected) = (await OutcomesAsync(store), await OutcomesAsync(whole));
        concluded.Except(expected).Concat(expected.Except(concluded)).ShouldBeEmpty("the same was concluded, whatever happened in between");
    }

    [Fact]
    public async Task Reads_during_a_rebuild_see_the_old_version()
    {
        const string Value = "select sum(value) from read_models.milestone_progress";
        var store = await ProjectedStore.CreateAsync(new History(seed: 23).Events(300));
        await store.ProjectAsync(pageSize: 100);
        var right = await store.ReadAsync<decimal>(Value);
        await store.ReadAsync<long>(Corrupt);
        var wrong = await store.ReadAsync<decimal>(Value);
        using var host = store.Host(pageSize: 20);
        await host.StartAsync();

        await store.RequestAsync(RebuildPurpose.Rebuild, ProjectionNames.Milestones, hold: true);
        (await store.EndOfRebuildAsync(ProjectionNames.Milestones)).State.ShouldBe(RebuildState.Ready);
        (await store.ReadAsync<decimal>(Value)).ShouldBe(wrong);
        (await RebuildRequests.SwitchAsync(store.Database, ProjectionNames.Milestones, acceptDifferences: false, default)).ShouldBeTrue();
        await TestKit.Eventually.Is(() => store.ReadAsync<decimal>(Value), value => value == right);
        await host.StopAsync();
    }

    [Fact]
    public async Task What_the_log_does_not_say_is_reported_and_waits_for_an_operator()
    {
        var store = await ProjectedStore.CreateAsync(new History(seed: 24).Events(300));
        await store.ProjectAsync(pageSize: 100);
        await store.ReadAsync<long>("with gone as (delete from events.mt_events where seq_id = (select min(seq_id) from events.mt_events where type = 'targetValueAchieved') returning 1) select count(*) from gone");
        using var host = store.Host(pageSize: 50);
        await host.StartAsync();

        var rebuild = await store.RebuildAsync(RebuildPurpose.Rebuild);
        rebuild.State.ShouldBe(RebuildState.Ready);
        rebuild.Differences.ShouldBe(1);
        rebuild.Samples.ShouldContain("missing");
        (await RebuildRequests.SwitchAsync(store.Database, ProjectionNames.Milestones, acceptDifferences: false, default)).ShouldBeFalse("nobody has accepted the difference");
        (await RebuildRequests.CancelAsync(store.Database, ProjectionNames.Milestones, default)).ShouldBeTrue();
        await TestKit.Eventually.Is(() => store.ReadAsync<long>("select count(*) from pg_namespace where nspname like 'read_models_next%'"), left => left == 0);

        (await store.RebuildAsync(RebuildPurpose.Rebuild)).State.ShouldBe(RebuildState.Ready);
        (await RebuildRequests.SwitchAsync(store.Database, ProjectionNames.Milestones, acceptDifferences: true, default)).ShouldBeTrue();
        await TestKit.Eventually.Is(async () => (await store.StatusAsync(ProjectionNames.Milestones)).State, state => state == RebuildState.Switched);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_paused_projection_stands_still_until_it_is_resumed()
    {
        const string Position = "select coalesce(max(last_seq_id), 0) from events.mt_event_progression where name = 'Profiles:All'";
        var history = new History(seed: 25).Events(200);
        var store = await ProjectedStore.CreateAsync(history[..100]);
        await store.ProjectAsync(pageSize: 100);
        var paused = await store.ReadAsync<long>(Position);
        (await RebuildRequests.PauseAsync(store.Database, ProjectionNames.Profiles, "a test", default)).ShouldBeTrue();

        using var host = store.Host(pageSize: 10);
        await host.StartAsync();
        await store.AppendAsync(history[100..]);
        await TestKit.Eventually.Is(() => store.ReadAsync<long>("select max(last_seq_id) from events.mt_event_progression where name = 'Interactions:All'"), at => at > paused + 90);
        (await store.ReadAsync<long>(Position)).ShouldBe(paused);
        (await RebuildRequests.ResumeAsync(store.Database, ProjectionNames.Profiles, default)).ShouldBeTrue();
        await store.WaitUntilQuietAsync();
        await host.StopAsync();
    }

    [Fact]
    public async Task A_process_that_holds_a_paused_projection_stops_when_it_is_asked_to()
    {
        var history = new History(seed: 26).Events(200);
        var store = await ProjectedStore.CreateAsync(history[..100]);
        await store.ProjectAsync(pageSize: 100);
        (await RebuildRequests.PauseAsync(store.Database, ProjectionNames.Profiles, "a test", default)).ShouldBeTrue();
        using (var host = store.Host(pageSize: 10))
        {
            await host.StartAsync();
            await store.AppendAsync(history[100..]);
            await TestKit.Eventually.Is(() => store.ReadAsync<bool>("select (select last_seq_id from events.mt_event_progression where name = 'Interactions:All') >= (select max(seq_id) from events.mt_events)"), isDone => isDone);
            await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(30));
        }

        (await RebuildRequests.ResumeAsync(store.Database, ProjectionNames.Profiles, default)).ShouldBeTrue();
        using var next = store.Host(pageSize: 10);
        await next.StartAsync();
        await store.WaitUntilQuietAsync();
        (await store.RebuildAsync(RebuildPurpose.Verify, ProjectionNames.Profiles)).State.ShouldBe(RebuildState.Verified);
        await next.StopAsync();
    }

    private static async Task<IEnumerable<string>> OutcomesAsync(ProjectedStore store) =>
        (await store.DumpAsync()).Where(row => row.StartsWith("outcome", StringComparison.Ordinal));
}
