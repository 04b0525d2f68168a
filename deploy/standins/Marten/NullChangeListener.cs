using Marten.Services;

namespace Marten;

/// <summary>Listens to nothing.</summary>
public class NullChangeListener : IChangeListener
{
    private NullChangeListener()
    {
    }

    public static IChangeListener Instance { get; } = new NullChangeListener();

    public Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token) => Task.CompletedTask;

    public Task BeforeCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token) => Task.CompletedTask;
}
