namespace Marten;

/// <summary>A unit of work.</summary>
public interface IDocumentSession : IDocumentOperations
{
    /// <summary>
    /// Writes what is queued in one transaction: events, commands, then the participants in the order of their registration.
    /// With nothing queued it does nothing, and calls no participant.
    /// </summary>
    Task SaveChangesAsync(CancellationToken token = default);

    /// <summary>Stored with every event of the next save.</summary>
    void SetHeader(string key, object value);

    /// <summary>Stored with every event of the next save, where user names are on.</summary>
    string? LastModifiedBy { get; set; }

    /// <summary>Forgets what is queued.</summary>
    void EjectAllPendingChanges();
}
