namespace Marten.Events;

/// <summary>Which optional columns mt_events has. Must match the database: columns too many are dropped by Marten's migrations.</summary>
public class MetadataConfig
{
    public bool CorrelationIdEnabled { get; set; }

    public bool CausationIdEnabled { get; set; }

    public bool HeadersEnabled { get; set; }

    public bool UserNameEnabled { get; set; }

    /// <summary>All but user names.</summary>
    public void EnableAll() => CorrelationIdEnabled = CausationIdEnabled = HeadersEnabled = true;
}
