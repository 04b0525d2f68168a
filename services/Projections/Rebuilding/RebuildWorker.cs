using EventPlatform.Hosting.Configuration;
using EventPlatform.Hosting.Failures;
using EventPlatform.Hosting.Health;
using EventPlatform.ReadModels.Rebuilds;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EventPlatform.Projections.Rebuilding;

/// <summary>Does the rebuilds and verifications that operators ask for, one at a time over all processes.</summary>
internal sealed partial class RebuildWorker(NpgsqlDataSource database, EventStoreSettings store, ProjectionSettings settings, Heartbeats heartbeats,
    TimeProvider clock, ILogger<RebuildWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heartbeat = heartbeats.Add("rebuilds");
        var retry = new TransientRetry(heartbeat, logger, clock);
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await retry.RunAsync(token => new ValueTask(WorkAsync(heartbeat, token)), stoppingToken);
    }

    private async Task WorkAsync(Heartbeat heartbeat, CancellationToken cancellation)
    {
        while (await RebuildRow.NextAsync(database, cancellation) is { } name)
        {
            var projection = Projection.All.Single(each => each.Name == name);
            await using var session = await RebuildSession.TryBeginAsync(store, NextTables.SchemaOf(projection), cancellation);
            if (session is null)
                return;
            LogBegins(logger, name);
            await RunAsync(projection, session.Connection, heartbeat, cancellation);
        }
    }

    private async Task RunAsync(Projection projection, NpgsqlConnection connection, Heartbeat heartbeat, CancellationToken cancellation)
    {
        try
        {
            var rebuild = new Rebuild(projection, connection, settings.PageSize);
            while (await rebuild.StepAsync(cancellation))
                heartbeat.Running();
            LogEnds(logger, projection.Name);
        }
        catch (Exception failure) when (FailureClassifier.Of(failure) is FailureClass.Poison or FailureClass.Unknown && !cancellation.IsCancellationRequested)
        {
            LogFailed(logger, failure, projection.Name);
            await using var own = await database.OpenConnectionAsync(cancellation);
            await RebuildRow.EndAsync(own, projection.Name, RebuildState.Failed, FailureText.Of(failure), cancellation);
        }
    }

    [LoggerMessage(LogLevel.Information, "The rebuild of {Projection} begins or goes on")]
    private static partial void LogBegins(ILogger logger, string projection);

    [LoggerMessage(LogLevel.Information, "The rebuild of {Projection} has caught up; eventplatform projections list tells what came of it")]
    private static partial void LogEnds(ILogger logger, string projection);

    [LoggerMessage(LogLevel.Error, "The rebuild of {Projection} has failed; the rows that are read are as they were")]
    private static partial void LogFailed(ILogger logger, Exception failure, string projection);
}
