using EventPlatform.Hosting.Failures;
using EventPlatform.Hosting.Health;
using Microsoft.Extensions.Logging.Abstractions;

namespace EventPlatform.Hosting.Tests;

public sealed class TransientRetryTests
{
    private readonly ManualClock clock = new();
    private readonly Heartbeat heartbeat;
    private readonly TransientRetry retry;

    public TransientRetryTests()
    {
        heartbeat = new Heartbeats(clock).Add("lane");
        retry = new(heartbeat, NullLogger.Instance, clock);
    }

    [Fact]
    public async Task A_transient_failure_is_tried_again_until_it_is_over_and_the_heartbeat_says_so()
    {
        var states = new List<LoopHealth>();
        var attempts = 0;

        await retry.RunAsync(_ =>
        {
            states.Add(heartbeat.Read());
            return ++attempts < 40 ? throw new TimeoutException("database away") : ValueTask.CompletedTask;
        }, CancellationToken.None);

        attempts.ShouldBe(40);
        states[0].State.ShouldBe(LoopState.Running);
        states[1..].ShouldAllBe(state => state.State == LoopState.Paused && state.Reason == "TimeoutException: database away");
        heartbeat.Read().State.ShouldBe(LoopState.Running);
    }

    [Fact]
    public async Task Waits_are_a_random_part_of_a_ceiling_that_doubles_up_to_thirty_seconds()
    {
        var attempts = 0;
        await retry.RunAsync(_ => ++attempts < 200 ? throw new TimeoutException() : ValueTask.CompletedTask, CancellationToken.None);

        clock.Waits.Select((wait, attempt) => (wait, attempt)).ShouldAllBe(pair => pair.wait <= TransientRetry.LongestDelay);
        clock.Waits[..5].Zip([100, 200, 400, 800, 1600]).ShouldAllBe(pair => pair.First <= TimeSpan.FromMilliseconds(pair.Second));
        clock.Waits[20..].Select(wait => (int)wait.TotalSeconds / 10).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task An_unknown_failure_goes_to_the_caller_at_once()
    {
        var attempts = 0;
        await Should.ThrowAsync<InvalidOperationException>(async () =>
            await retry.RunAsync(_ => ++attempts > 0 ? throw new InvalidOperationException() : ValueTask.CompletedTask, CancellationToken.None));

        attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Cancelling_ends_the_waiting()
    {
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () => await retry.RunAsync(async _ =>
        {
            await stop.CancelAsync();
            throw new TimeoutException();
        }, stop.Token));
    }
}
