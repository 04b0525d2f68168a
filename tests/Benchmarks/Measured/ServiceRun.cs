using System.Diagnostics;
using EventPlatform.TestKit;

namespace EventPlatform.Benchmarks.Measured;

/// <summary>What a run showed: how much, how fast, with how much memory.</summary>
public sealed record Figures(long Done, double Rate, long PeakMegabytes, long EarlyMegabytes, long LateMegabytes);

/// <summary>One service as a process of its own, watched until its work is done.</summary>
public static class ServiceRun
{
    // The twins run in a process whose code is compiled: a service is measured once a fifth of its work is done.
    private const int WarmUpShare = 5;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <param name="role">Such as <c>ingest</c>.</param>
    /// <param name="environment">Settings of the process.</param>
    /// <param name="progress">How much is done so far.</param>
    /// <param name="goal">When it is done.</param>
    public static async Task<Figures> UntilAsync(string role, IReadOnlyDictionary<string, string?> environment, Func<Task<long>> progress, long goal)
    {
        await using var worker = WorkerProcess.Start(["run", "--roles", role], environment);
        var memory = new MemorySampler(worker);
        var sinceStart = Stopwatch.StartNew();
        var clock = new Stopwatch();
        long first = 0, done = 0;
        while (done < goal)
        {
            await Task.Delay(Interval);
            if (worker.HasExited || sinceStart.Elapsed > Patience)
                throw new InvalidOperationException($"{role} did {done} of {goal} and then {(worker.HasExited ? "ended" : "stood still")}:\n{worker.Output}");
            memory.Sample();
            done = await progress();
            if (!clock.IsRunning && done >= goal / WarmUpShare)
            {
                first = done;
                clock.Start();
            }
        }
        clock.Stop();
        await worker.StopAsync();
        var (early, late) = memory.QuarterMegabytes;
        return new Figures(done, (done - first) / clock.Elapsed.TotalSeconds, memory.PeakMegabytes, early, late);
    }
}
