using System.Data;
using Marten.Events;

namespace Marten.Sessions;

/// <inheritdoc cref="IDocumentSession"/>
internal class DocumentSession(DocumentStore store, IsolationLevel isolationLevel)
    : QuerySession(store), IDocumentSession, ITransactionParticipantRegistrar
{
    private readonly DocumentStore _store = store;
    private readonly Dictionary<string, object> _headers = [];
    private EventOperations? _events;

    public new IEventStoreOperations Events => _events ??= new EventOperations(_store, Work);

    public string? LastModifiedBy { get; set; }

    internal UnitOfWork Work { get; } = new();

    public void SetHeader(string key, object value) => _headers[key] = value;

    public void QueueSqlCommand(string sql, params object[] parameterValues) => QueueSqlCommand('?', sql, parameterValues);

    public void QueueSqlCommand(char placeholder, string sql, params object[] parameterValues) =>
        Work.Add(QueuedCommand.Create(placeholder, sql, parameterValues));

    public void AddTransactionParticipant(ITransactionParticipant participant) => Work.Add(participant);

    public void EjectAllPendingChanges() => Work.Clear();

    public virtual async Task SaveChangesAsync(CancellationToken token = default)
    {
        if (Work.IsEmpty)
        {
            return;
        }

        StampEvents();
        await _store.Schema.EnsureAsync(token);
        await _store.Transactions.RunAsync(isolationLevel,
            (connection, transaction, t) => _store.Writer.WriteAsync(Work, connection, transaction, t), token);
        Work.Clear();
    }

    internal void StampEvents() => _store.EventStamp.Apply(Work, this, _headers);

    protected override async ValueTask DisposeOwnedAsync()
    {
        foreach (var participant in Work.Participants)
        {
            switch (participant)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var participant in Work.Participants.OfType<IDisposable>())
        {
            participant.Dispose();
        }

        base.Dispose(disposing);
    }
}
