using JasperFx;
using JasperFx.Events.Daemon;
using Marten;
using Marten.Events;

namespace EventPlatform.EventStore.Tests.Conformance;

public class HotColdTests : DaemonTestBase
{
    private const string Shard = "Recorder:All";

    private const string LocksHere =
        "from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())";

    [Theory]
    [InlineData("public", "OrderTotals", 2093401459)]
    [InlineData("events", "Milestones", 968494713)]
    public async Task A_shards_lock_has_the_same_id_everywhere(string schema, string name, long id)
    {
        await using var host = await DaemonHost.StartAsync(ConnectionString, options =>
        {
            options.DatabaseSchemaName = schema;
            options.Projections.Subscribe(new Recorder(), subscription => subscription.Name = name);
        }, DaemonMode.HotCold);

        await Eventually.True(() => host.Daemon.StatusFor($"{name}:All") == AgentStatus.Running, Limit);
        (await LockHoldersAsync(id)).ShouldBe(1);
    }

    [Fact]
    public async Task One_host_runs_the_shard_and_another_takes_over_when_it_stops()
    {
        await AppendAsync(2);
        await using var first = await StartAsync(leadershipPollingTime: 100);
        await Eventually.True(() => first.Daemon.StatusFor(Shard) == AgentStatus.Running, Limit);
        await using var second = await StartAsync(leadershipPollingTime: 100);
        await Eventually.Is(SeenAsync, seen => seen.Count == 2, Limit);
        second.Daemon.StatusFor(Shard).ShouldBe(AgentStatus.Stopped);

        await first.DisposeAsync();
        await Eventually.True(() => second.Daemon.StatusFor(Shard) == AgentStatus.Running, Limit);
        await AppendAsync(2);
        await Eventually.Is(SeenAsync, seen => seen.SequenceEqual(["1", "2", "3", "4"]), Limit);
    }

    [Fact]
    public async Task A_host_that_lost_its_lock_session_commits_nothing_twice()
    {
        await AppendAsync(2);
        await using var first = await StartAsync(leadershipPollingTime: 60_000);
        await Eventually.Is(SeenAsync, seen => seen.Count == 2, Limit);
        await using var second = await StartAsync(leadershipPollingTime: 100);
        await Store.ExecuteAsync($"select pg_terminate_backend(pid) {LocksHere}");
        await Eventually.True(() => second.Daemon.StatusFor(Shard) == AgentStatus.Running, Limit);

        first.Daemon.StatusFor(Shard).ShouldBe(AgentStatus.Running);
        for (var i = 0; i < 20; i++)
        {
            await AppendAsync(1);
        }

        await Eventually.Is(SeenAsync, seen => seen.Count == 22, Limit);
        await Eventually.True(() => new[] { first, second }.Count(host => host.Daemon.StatusFor(Shard) == AgentStatus.Running) == 1, Limit);
        (await SeenAsync()).ShouldBe(Numbers(1, 22).Select(number => $"{number}"), ignoreOrder: true);
    }

    [Fact]
    public async Task A_host_that_lost_its_lock_session_takes_the_lock_again_or_stops_its_shard()
    {
        await using var host = await StartAsync(leadershipPollingTime: 100);
        await Eventually.True(() => host.Daemon.StatusFor(Shard) == AgentStatus.Running, Limit);
        await Store.ExecuteAsync($"select pg_terminate_backend(pid) {LocksHere}");

        await Eventually.Is(() => Store.ScalarAsync<long>($"select count(*) {LocksHere}"), held => held == 1);
        await AppendAsync(1);
        await Eventually.Is(SeenAsync, seen => seen.SequenceEqual(["1"]), Limit);
    }

    private Task<DaemonHost> StartAsync(int leadershipPollingTime) => DaemonHost.StartAsync(ConnectionString, options =>
    {
        options.Projections.LeadershipPollingTime = leadershipPollingTime;
        options.Projections.Subscribe(Recorder.Seeing());
    }, DaemonMode.HotCold);

    private Task<long> LockHoldersAsync(long id) =>
        Store.ScalarAsync<long>($"select count(*) {LocksHere} and classid = 0 and objid = {id}");
}
