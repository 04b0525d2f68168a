namespace EventPlatform.Platform.Running;

/// <summary>A service that a process runs.</summary>
internal enum Role
{
    Ingest,
    Projections,
    Relay,
    Api,
}
