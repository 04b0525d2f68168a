using Marten.Events;

namespace Marten;

/// <summary>Queues work for one transaction.</summary>
public interface IDocumentOperations : IQuerySession
{
    new IEventStoreOperations Events { get; }

    /// <summary>Queues a command that gives no rows, with <c>?</c> for each value. A semicolon throws.</summary>
    void QueueSqlCommand(string sql, params object[] parameterValues);

    /// <summary>As the other, with a placeholder of one's own.</summary>
    void QueueSqlCommand(char placeholder, string sql, params object[] parameterValues);
}
