using Microsoft.Extensions.Hosting;

namespace JasperFx.Events.Daemon;

/// <summary>Starts, watches and stops a process's daemons.</summary>
public interface IProjectionCoordinator : IHostedService
{
    IProjectionDaemon DaemonForMainDatabase();

    ValueTask<IProjectionDaemon> DaemonForDatabase(string databaseIdentifier);

    ValueTask<IReadOnlyList<IProjectionDaemon>> AllDaemonsAsync();

    /// <summary>Stops all shards; their locks are kept.</summary>
    Task PauseAsync();

    Task ResumeAsync();
}
