using Marten.Events;
using Marten.Storage;

namespace Marten;

/// <summary>Reads. Takes a connection for each query.</summary>
public interface IQuerySession : IDisposable, IAsyncDisposable
{
    IQueryEventStore Events { get; }

    IMartenDatabase Database { get; }

    IDocumentStore DocumentStore { get; }

    string TenantId { get; }

    /// <summary>Stored with every event of the next save. Starts as the root id of the current activity.</summary>
    string? CorrelationId { get; set; }

    /// <summary>Stored with every event of the next save. Starts as the parent id of the current activity.</summary>
    string? CausationId { get; set; }
}
