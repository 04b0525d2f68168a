using EventPlatform.Contracts.Events;
using Npgsql;

namespace EventPlatform.EventStore.Appending;

/// <summary>
/// Appends a batch of events to many streams with a handful of statements, inside the caller's transaction: look-up of known ids,
/// streams in key order, numbers from the sequence as late as possible, one binary COPY a table. What it writes is what Marten writes.
/// </summary>
/// <remarks>
/// Repeatable: it keeps nothing between calls. When another writer stores one of the events between the look-up and the COPY, the unique
/// index on the id refuses it (23505): roll back and call again, the look-up then finds it.
/// </remarks>
public static class EventAppender
{
    /// <summary>
    /// Appends what is new among <paramref name="events"/>, in their order. A known id is a duplicate where its fingerprint is
    /// the same, else a conflict; neither changes anything [spec 01.5].
    /// </summary>
    public static async Task<AppendResult> AppendAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<EventToAppend> events, CancellationToken cancellation)
    {
        var result = new AppendResult(events.Count);
        var fresh = await KnownEvents.ExcludeAsync(connection, transaction, events, result, cancellation);
        if (fresh.Count == 0)
            return result;
        var places = await StreamPlaces.TakeAsync(connection, transaction, fresh, cancellation);
        await EventRows.CopyAsync(connection, fresh, places, cancellation);
        await PayloadRows.CopyAsync(connection, fresh, places, cancellation);
        result.LastSequence = places.LastSequence;
        return result;
    }

    /// <summary>Says what <see cref="AppendAsync"/> would make of the events now, and stores none.</summary>
    public static async Task<AppendResult> ForeseeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<EventToAppend> events, CancellationToken cancellation)
    {
        var result = new AppendResult(events.Count);
        await KnownEvents.ExcludeAsync(connection, transaction, events, result, cancellation);
        return result;
    }
}
