namespace EventPlatform.EventStore.Daemon;

/// <summary>
/// An event that is never stored. A shard that asks for it alone gets empty pages, each as far as the log may be read; what it needs of the log it
/// reads itself.
/// </summary>
public sealed record LogWatch
{
    public const string Alias = "logWatch";
}
