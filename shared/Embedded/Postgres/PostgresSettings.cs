namespace EventPlatform.Embedded.Postgres;

/// <summary>What a temporary cluster is started with.</summary>
public sealed record PostgresSettings
{
    /// <summary>
    /// Whether a commit waits for the disk (<c>fsync</c>). Without it a commit still is in the write-ahead log before it is
    /// answered, so the cluster survives the kill of its processes, but not of the machine.
    /// </summary>
    public bool Fsync { get; init; }

    /// <summary>Further settings of postgresql.conf, which win over the ones of this product.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    internal IEnumerable<string> Arguments() =>
        Defaults().Concat(Parameters).SelectMany(parameter => new[] { "-c", $"{parameter.Key}={parameter.Value}" });

    private IEnumerable<KeyValuePair<string, string>> Defaults() =>
    [
        new("fsync", Fsync ? "on" : "off"),
        new("synchronous_commit", "on"),
        new("shared_buffers", "256MB"),
        new("max_connections", "200"),
        new("max_wal_size", "4GB"),
        new("checkpoint_timeout", "15min"),
        new("log_checkpoints", "off"),
    ];
}
