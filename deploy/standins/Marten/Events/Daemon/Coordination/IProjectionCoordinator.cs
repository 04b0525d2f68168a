namespace Marten.Events.Daemon.Coordination;

/// <inheritdoc/>
public interface IProjectionCoordinator : JasperFx.Events.Daemon.IProjectionCoordinator;
