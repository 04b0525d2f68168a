using EventPlatform.Contracts.Events;
using EventPlatform.EventStore.Appending;
using EventPlatform.Hosting.Failures;
using Npgsql;

namespace EventPlatform.DeadLetters.Storing;

/// <summary>
/// Appends a batch event by event, each behind a savepoint, and finds those that the store can never take. Slow; only for a batch that the
/// store has refused as a whole: no bytes, whatever they are, may stop their partition.
/// </summary>
public static class EventByEvent
{
    private const string Savepoint = "event";

    public static async Task<Appended> AppendAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<EventToAppend> events, CancellationToken cancellation)
    {
        var outcomes = new AppendOutcome[events.Count];
        var refused = new Dictionary<int, string>();
        for (var i = 0; i < events.Count; i++)
        {
            await transaction.SaveAsync(Savepoint, cancellation);
            try
            {
                outcomes[i] = (await EventAppender.AppendAsync(connection, transaction, [events[i]], cancellation))[0];
                await transaction.ReleaseAsync(Savepoint, cancellation);
            }
            catch (PostgresException refusal) when (FailureClassifier.Of(refusal) == FailureClass.Poison)
            {
                await transaction.RollbackAsync(Savepoint, cancellation);
                refused.Add(i, refusal.SqlState);
            }
        }
        return new(outcomes, refused);
    }
}
