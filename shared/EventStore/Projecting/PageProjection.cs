using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;
using Npgsql;

namespace EventPlatform.EventStore.Projecting;

/// <summary>
/// Base of our projections: a page of events is folded and written by a few statements inside the daemon's own transaction, so that
/// position, rows and outcomes move together or not at all. Everything it needs is read in that transaction too, so a repeat starts anew.
/// </summary>
public abstract class PageProjection : ISubscription
{
    public async Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller, IDocumentOperations operations,
        CancellationToken cancellationToken)
    {
        await BeforePageAsync(cancellationToken);
        if (page.Events.Count > 0)
            ((ITransactionParticipantRegistrar)operations).AddTransactionParticipant(new Participant(this, page));
        return NullChangeListener.Instance;
    }

    /// <summary>Returns when the page may be folded.</summary>
    protected abstract Task BeforePageAsync(CancellationToken cancellation);

    /// <summary>Folds the page into the rows. Called again, in another transaction, when the daemon repeats the page.</summary>
    protected abstract Task ApplyAsync(EventRange page, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation);

    private sealed class Participant(PageProjection projection, EventRange page) : ITransactionParticipant
    {
        public async Task BeforeCommitAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken token)
        {
            token.ThrowIfCancellationRequested();
            try
            {
                await projection.ApplyAsync(page, connection, transaction, token);
            }
            catch (OperationCanceledException foreign) when (!token.IsCancellationRequested)
            {
                // The daemon takes any cancellation for its own and drops the page.
                throw new TimeoutException($"A page of {page.ShardName.Identity} was cancelled by something other than the daemon.", foreign);
            }
        }
    }
}
