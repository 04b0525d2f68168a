using Marten.Services;

namespace Marten;

/// <summary>Told about a page's transaction, outside of it. What it throws is logged and forgotten.</summary>
public interface IChangeListener
{
    Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token);

    Task BeforeCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token);
}
