using EventPlatform.Benchmarks.Workload;
using EventPlatform.ReadModels.Rebuilds;
using EventPlatform.TestKit;

namespace EventPlatform.Benchmarks.Measured;

/// <summary>A rebuild of the milestones while ingest, the live projections and a producer go on; then the verification of what it gave.</summary>
public static class RebuildRun
{
    private const int Burst = 2_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15), Pause = TimeSpan.FromSeconds(1);

    /// <returns>Events that the rebuild folded a second.</returns>
    public static async Task<double> RunAsync(Installation platform, int customers, int sent)
    {
        await using var worker = WorkerProcess.Start(["run", "--roles", "ingest,projections"], platform.Environment);
        using var stop = new CancellationTokenSource();
        var producing = ProduceAsync(platform, customers, sent, stop.Token);
        var rebuild = await EndOfAsync(platform, RebuildPurpose.Rebuild, RebuildState.Switched);
        await EndOfAsync(platform, RebuildPurpose.Verify, RebuildState.Verified);
        await stop.CancelAsync();
        await producing;
        await worker.StopAsync();
        return rebuild.Events / (rebuild.FinishedAt!.Value - rebuild.StartedAt!.Value).TotalSeconds;
    }

    private static async Task ProduceAsync(Installation platform, int customers, int sent, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Producing.Fill(platform.BootstrapServers, platform.CustomerEvents, new Purchases(customers, sent).Take(Burst, after: sent));
            sent += Burst;
            await Task.Delay(Pause, stop).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private static async Task<RebuildStatus> EndOfAsync(Installation platform, RebuildPurpose purpose, RebuildState wanted)
    {
        await RebuildRequests.RequestAsync(platform.Database, ProjectionNames.Milestones, purpose, hold: false, "benchmark", default);
        var end = await Eventually.Is(async () => (await ProjectionStatus.ReadAsync(platform.Database, ProjectionNames.Milestones, default)).Rebuild!,
            rebuild => !rebuild.IsOpen || rebuild.State == RebuildState.Ready, Patience);
        return end.State == wanted ? end : throw new InvalidOperationException($"The {purpose} ended as {end.State}: {end.Failure} {end.Samples}");
    }
}
