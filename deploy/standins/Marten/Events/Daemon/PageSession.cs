using System.Data;
using Marten.Sessions;

namespace Marten.Events.Daemon;

/// <summary>Collects what a page writes. The daemon saves it.</summary>
internal sealed class PageSession(DocumentStore store) : DocumentSession(store, IsolationLevel.ReadCommitted)
{
    public override Task SaveChangesAsync(CancellationToken token = default) =>
        throw new NotSupportedException("The daemon commits a page itself, with the shard's position. Queue the work and return.");
}
