using Marten;
using Marten.Events;

namespace EventPlatform.EventStore.Tests.Conformance;

/// <summary>[P5] A reader of the store never skips a committed event.</summary>
public class DaemonGapTests : DaemonTestBase
{
    [Fact]
    public async Task Daemon_waits_for_an_open_transaction()
    {
        await AppendAsync(2);
        var recorder = new Recorder();
        await using var host = await StartAsync(recorder);
        var (transaction, number) = await TakeNumberAsync();
        await AppendAsync(2);
        await Eventually.Is(() => SecondsStuckAsync(2), seconds => seconds > 2, Limit);
        recorder.Sequences.ShouldBe([1L, 2]);

        await Participant.ExecuteAsync(
            $$"""
            insert into mt_streams (id, version) values ('order-2', 1);
            insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp)
            values ({{number}}, gen_random_uuid(), 'order-2', 1, '{}', 'order_placed', now())
            """, transaction.Connection!, transaction);
        await transaction.CommitAsync();
        await Eventually.True(() => recorder.Sequences.Count() == 5);
        recorder.Sequences.ShouldBe(Numbers(1, 5));
    }

    [Fact]
    public async Task Daemon_passes_a_rolled_back_gap()
    {
        await AppendAsync(2);
        var recorder = new Recorder();
        await using var host = await StartAsync(recorder);
        var (transaction, _) = await TakeNumberAsync();
        await AppendAsync(2);
        await Eventually.Is(() => SecondsStuckAsync(2), seconds => seconds > 0, Limit);
        await transaction.RollbackAsync();

        await Eventually.True(() => recorder.Sequences.Count() == 4, Limit);
        recorder.Sequences.ShouldBe([1L, 2, 4, 5]);
        (await Store.ScalarAsync<long>("select starting_sequence from mt_high_water_skips where ending_sequence between 3 and 5")).ShouldBe(2);
    }

    [Fact]
    public async Task Daemon_passes_a_rolled_back_tail()
    {
        await AppendAsync(2);
        await using var host = await StartAsync(new Recorder());
        var (transaction, _) = await TakeNumberAsync();
        await transaction.RollbackAsync();

        await host.Host.WaitForNonStaleProjectionDataAsync(Limit);
        (await ProgressAsync("HighWaterMark")).ShouldBe(3);
    }

    [Fact]
    public async Task Daemon_passes_a_gap_that_is_older_than_itself()
    {
        await AppendAsync(1);
        var (transaction, _) = await TakeNumberAsync();
        await transaction.RollbackAsync();
        await AppendAsync(1);
        var recorder = new Recorder();
        await using var host = await DaemonHost.StartAsync(ConnectionString, options => options.Projections.Subscribe(recorder));

        await Eventually.True(() => recorder.Sequences.SequenceEqual([1L, 3]), Limit);
    }

    [Fact]
    public async Task A_session_that_has_been_idle_since_before_the_gap_does_not_hold_it()
    {
        await AppendAsync(2);
        await using var idle = await Store.Database.OpenConnectionAsync();
        await using var idleTransaction = await idle.BeginTransactionAsync();
        await Participant.ExecuteAsync("select 1", idle, idleTransaction);
        var recorder = new Recorder();
        await using var host = await StartAsync(recorder);
        await host.Host.WaitForNonStaleProjectionDataAsync(Limit);
        await Eventually.Is(FenceIsBehindAsync, isBehind => isBehind);

        var (transaction, _) = await TakeNumberAsync();
        await transaction.RollbackAsync();
        await AppendAsync(1);
        await Eventually.True(() => recorder.Sequences.Count() == 3, Limit);
        recorder.Sequences.ShouldBe([1L, 2, 4]);

        Task<bool> FenceIsBehindAsync() => Store.ScalarAsync<bool>(
            """
            select exists (select from mt_event_progression p, pg_stat_activity a
                           where p.name = 'HighWaterAllocationFence' and a.state = 'idle in transaction' and a.state_change < p.last_updated)
            """);
    }

    [Fact]
    public async Task A_living_transaction_is_passed_after_the_configured_limit()
    {
        await AppendAsync(1);
        var recorder = new Recorder();
        await using var host = await DaemonHost.StartAsync(ConnectionString, options =>
        {
            options.Projections.SkipStaleGapsDespiteLiveTransactionsAfter = TimeSpan.FromSeconds(1);
            options.Projections.Subscribe(recorder);
        });
        var (transaction, _) = await TakeNumberAsync();
        await AppendAsync(1);
        await Eventually.True(() => recorder.Sequences.SequenceEqual([1L, 3]), Limit);
        await transaction.RollbackAsync();
    }

    private async Task<DaemonHost> StartAsync(Recorder recorder)
    {
        var host = await DaemonHost.StartAsync(ConnectionString, options => options.Projections.Subscribe(recorder));
        await host.Host.WaitForNonStaleProjectionDataAsync(Limit);
        return host;
    }

    private Task<double> SecondsStuckAsync(long mark) => Store.ScalarAsync<double>(
        $"""
        select coalesce(max(extract(epoch from clock_timestamp() - last_updated)), 0)::double precision from mt_event_progression
        where name = 'HighWaterStuckGap' and last_seq_id = {mark}
        """);
}
