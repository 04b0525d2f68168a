using EventPlatform.ReadModels.Rebuilds;
using Npgsql;
using Spectre.Console;

namespace EventPlatform.Platform.Projections;

/// <summary>One request of an operator about one projection, and the wait for what comes of it.</summary>
internal sealed class ProjectionOperation(NpgsqlDataSource database, string projection, string by, IAnsiConsole console, TextWriter error, CancellationToken cancellation)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    public async Task<int> RebuildAsync(RebuildPurpose purpose, bool hold)
    {
        if (!await RebuildRequests.RequestAsync(database, projection, purpose, hold, by, cancellation))
            return await RefuseAsync($"{projection} is being rebuilt or verified already; see `projections list`, or call it off with `projections cancel {projection}`.");
        return await FollowAsync();
    }

    public async Task<int> SwitchAsync(bool acceptDifferences)
    {
        if (!await RebuildRequests.SwitchAsync(database, projection, acceptDifferences, cancellation))
            return await RefuseAsync($"There is no rebuild of {projection} that is ready, or it differs from the log; see `projections list`, and --accept-differences.");
        return await FollowAsync();
    }

    public async Task<int> CancelAsync() => await RebuildRequests.CancelAsync(database, projection, cancellation)
        ? Say($"The rebuild of {projection} is called off; the live rows are as they were.")
        : await RefuseAsync($"Nothing of {projection} is being rebuilt or verified.");

    public async Task<int> PauseAsync() => await RebuildRequests.PauseAsync(database, projection, by, cancellation)
        ? Say($"{projection} stands still within two seconds; `projections resume {projection}` lets it go on.")
        : Say($"{projection} is paused already.");

    public async Task<int> ResumeAsync() => await RebuildRequests.ResumeAsync(database, projection, cancellation)
        ? Say($"{projection} goes on within two seconds.")
        : Say($"{projection} is not paused.");

    private async Task<int> FollowAsync()
    {
        var rebuild = await console.Progress().Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(ShowAsync);
        console.WriteLine(RebuildText.Of(rebuild));
        return rebuild.State is RebuildState.Switched or RebuildState.Verified || (rebuild.State == RebuildState.Ready && rebuild.Differences == 0)
            ? ExitCode.Success
            : ExitCode.Differs;
    }

    private async Task<RebuildStatus> ShowAsync(ProgressContext progress)
    {
        var bar = progress.AddTask($"{projection}: waits for a process that runs projections");
        while (true)
        {
            var rebuild = (await ProjectionStatus.ReadAsync(database, projection, cancellation)).Rebuild!;
            if (rebuild.State != RebuildState.Requested)
                bar.Description = $"{projection}: {rebuild.Events:N0} events";
            (bar.MaxValue, bar.Value) = (Math.Max(1, rebuild.Target), rebuild.Position);
            if (!rebuild.IsOpen || rebuild.State == RebuildState.Ready)
                return rebuild;
            await Task.Delay(Interval, cancellation);
        }
    }

    private int Say(string text)
    {
        console.WriteLine(text);
        return ExitCode.Success;
    }

    private async Task<int> RefuseAsync(string text)
    {
        await error.WriteLineAsync(text);
        return ExitCode.Differs;
    }
}
