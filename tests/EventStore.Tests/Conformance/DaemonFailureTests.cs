using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events;
using Marten.Events.Projections;

namespace EventPlatform.EventStore.Tests.Conformance;

public class DaemonFailureTests : DaemonTestBase
{
    private const string Shard = "Recorder:All";

    [Fact]
    public async Task A_shard_that_failed_is_paused_and_started_again_where_it_was_committed()
    {
        await AppendAsync(3);
        var calls = 0;
        var recorder = Recorder.Seeing(_ => ++calls < 3 ? throw new InvalidDataException("not yet") : Task.CompletedTask);
        await using var host = await StartAsync(recorder);
        await Eventually.True(() => calls > 0);
        await host.Host.WaitForNonStaleProjectionDataAsync(Limit);

        calls.ShouldBe(3);
        (await SeenAsync()).ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task A_participants_exception_undoes_the_page()
    {
        await AppendAsync(2);
        var attempts = 0;
        var recorder = new Recorder((_, operations, _) =>
        {
            var registrar = (ITransactionParticipantRegistrar)operations;
            registrar.AddTransactionParticipant(Participant.Executing("insert into seen values (1)"));
            registrar.AddTransactionParticipant(new Participant((_, _, _) =>
                ++attempts == 1 ? throw new InvalidDataException("not yet") : Task.CompletedTask));
            return Task.CompletedTask;
        });
        await using var host = await StartAsync(recorder);
        await host.Host.WaitForNonStaleProjectionDataAsync(Limit);

        attempts.ShouldBe(2);
        (await SeenAsync()).ShouldBe(["1"]);
    }

    [Fact]
    public async Task A_pause_is_seen_by_whoever_asks()
    {
        await AppendAsync(1);
        await using var host = await StartAsync(new Recorder((_, _, _) => throw new InvalidDataException("never")),
            options => options.HealthCheckPollingTime = TimeSpan.FromHours(1));

        await Eventually.True(() => host.Daemon.StatusFor(Shard) == AgentStatus.Paused && host.Daemon.HasAnyPaused());
        (await ProgressAsync(Shard)).ShouldBe(0);
    }

    [Fact]
    public async Task Two_daemons_on_one_shard_never_both_commit_a_page()
    {
        await AppendAsync(1);
        using var both = new Barrier(2);
        await using var first = Daemon(both);
        await using var second = Daemon(both);
        using var one = await first.Store.BuildProjectionDaemonAsync();
        using var other = await second.Store.BuildProjectionDaemonAsync();
        await Task.WhenAll(one.StartAllAsync(), other.StartAllAsync());
        await Eventually.Is(() => ProgressAsync(Shard), progress => progress == 1, Limit);
        await Eventually.True(() => new[] { one, other }.Count(daemon => daemon.StatusFor(Shard) == AgentStatus.Running) == 1);

        (await SeenAsync()).ShouldBe(["1"]);
    }

    [Fact]
    public async Task A_daemon_whose_shard_was_moved_by_another_stops_it_until_it_is_started_again()
    {
        await AppendAsync(1);
        await using var host = await StartAsync(Recorder.Seeing());
        await host.Host.WaitForNonStaleProjectionDataAsync(Limit);
        await Store.ExecuteAsync($"update mt_event_progression set last_seq_id = 0 where name = '{Shard}'");
        await AppendAsync(1);
        await Eventually.True(() => host.Daemon.StatusFor(Shard) == AgentStatus.Stopped, Limit);
        (await SeenAsync()).ShouldBe(["1"]);

        await Store.ExecuteAsync($"update mt_event_progression set last_seq_id = 1 where name = '{Shard}'");
        await host.Daemon.StartAgentAsync(Shard, CancellationToken.None);
        await Eventually.Is(SeenAsync, seen => seen.SequenceEqual(["1", "2"]), Limit);
    }

    [Fact]
    public async Task A_foreign_cancellation_drops_the_page_and_the_next_one_stops_the_shard()
    {
        await AppendAsync(1);
        var calls = 0;
        var recorder = Recorder.Seeing(_ => ++calls == 1 ? throw new OperationCanceledException("somebody else's") : Task.CompletedTask);
        await using var host = await StartAsync(recorder);
        await Eventually.True(() => calls == 1, Limit);
        await AppendAsync(1);

        await Eventually.True(() => host.Daemon.StatusFor(Shard) == AgentStatus.Stopped, Limit);
        (await SeenAsync()).ShouldBeEmpty();
        await host.Daemon.StartAgentAsync(Shard, CancellationToken.None);
        await Eventually.Is(SeenAsync, seen => seen.SequenceEqual(["1", "2"]), Limit);
    }

    [Fact]
    public async Task By_default_events_that_cannot_be_read_are_skipped()
    {
        await UnreadableEventsAsync();
        var recorder = new Recorder();
        await using var host = await StartAsync(recorder);
        await host.Host.WaitForNonStaleProjectionDataAsync(Limit);

        recorder.Sequences.ShouldBe([3L]);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Where_nothing_may_be_skipped_an_unreadable_event_pauses_the_shard(bool skipUnknown, bool skipUnreadable)
    {
        await UnreadableEventsAsync();
        var recorder = new Recorder();
        await using var host = await StartAsync(recorder, options =>
        {
            options.Errors.SkipUnknownEvents = skipUnknown;
            options.Errors.SkipSerializationErrors = skipUnreadable;
            options.HealthCheckPollingTime = TimeSpan.FromHours(1);
        });

        await Eventually.True(() => host.Daemon.StatusFor(Shard) == AgentStatus.Paused, Limit);
        recorder.Pages.ShouldBeEmpty();
    }

    [Fact]
    public async Task By_default_a_projection_skips_the_event_it_says_it_cannot_apply()
    {
        await AppendAsync(3);
        var projection = new PickyProjection();
        await using var host = await DaemonHost.StartAsync(ConnectionString,
            options => options.Projections.Add(projection, ProjectionLifecycle.Async));
        await host.Host.WaitForNonStaleProjectionDataAsync(Limit);

        projection.Applied.ShouldBe([1L, 3]);
    }

    [Fact]
    public async Task A_paused_host_processes_nothing_until_it_is_resumed()
    {
        var recorder = new Recorder();
        await using var host = await StartAsync(recorder);
        await AppendAsync(1);
        await host.Host.WaitForNonStaleProjectionDataAsync(Limit);
        await host.Host.PauseAllDaemonsAsync();
        host.Daemon.StatusFor(Shard).ShouldBe(AgentStatus.Stopped);
        await AppendAsync(1);
        recorder.Sequences.ShouldBe([1L]);

        await host.Host.ResumeAllDaemonsAsync();
        await Eventually.True(() => recorder.Sequences.Count() == 2, Limit);
    }

    private MartenStore Daemon(Barrier both) => MartenStore.Open(ConnectionString, options =>
        options.Projections.Subscribe(Recorder.Seeing(_ => Task.Run(() => both.SignalAndWait(Limit)))));

    private async Task UnreadableEventsAsync()
    {
        await AppendAsync(3);
        await Store.ExecuteAsync("update mt_events set type = 'never_heard_of', mt_dotnet_type = 'No.Such, Nowhere' where seq_id = 1");
        await Store.ExecuteAsync("""update mt_events set data = '{"Quantity": "many"}' where seq_id = 2""");
    }

    private Task<DaemonHost> StartAsync(Recorder recorder, Action<ProjectionOptions>? configure = null) =>
        DaemonHost.StartAsync(ConnectionString, options =>
        {
            options.Projections.Subscribe(recorder);
            configure?.Invoke(options.Projections);
        });

    private sealed class PickyProjection : IProjection
    {
        public List<long> Applied { get; } = [];

        public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
        {
            if (events.FirstOrDefault(e => e.Sequence == 2) is { } unwanted)
            {
                throw new ApplyEventException(unwanted, new InvalidDataException("not this one"));
            }

            Applied.AddRange(events.Select(e => e.Sequence));
            return Task.CompletedTask;
        }
    }
}
