using System.Runtime.CompilerServices;
using EventPlatform.Contracts.Events;
using EventPlatform.EventStore;
using EventPlatform.EventStore.Schema;
using Npgsql;

namespace EventPlatform.Relay.PublishingEvents;

/// <summary>Reads what is published from the log, in its order, by an index of just that.</summary>
internal sealed class PublishedEvents(NpgsqlDataSource database, RelaySettings relay)
{
    private static readonly string Query =
        $"""
        select e.seq_id, e.id, e.stream_id, e.timestamp, e.type, e.data::text, e.headers ->> '{EventHeaders.TraceParent}', (e.headers ->> '{EventHeaders.KafkaTimestamp}')::bigint
        from {EventStoreRegistration.Schema}.mt_events e
        where e.type in ({LogIndexes.PublishedTypes}) and e.seq_id > $1 and e.seq_id <= $2 and not e.is_archived order by e.seq_id limit $3
        """;

    /// <summary>
    /// The events between two places, in pages of a transaction each; the next page is read while the last is sent. A page holds until the
    /// next is asked for: its memory serves again.
    /// </summary>
    /// <param name="after">They lie behind it.</param>
    /// <param name="upTo">None lies behind it.</param>
    /// <param name="cancellation">Gives up.</param>
    public async IAsyncEnumerable<IReadOnlyList<PublishedRow>> PagesAsync(long after, long upTo, [EnumeratorCancellation] CancellationToken cancellation)
    {
        PublishedPage page = new(), other = new();
        var next = ReadAsync(page, after, upTo, cancellation);
        try
        {
            while (await next is { Count: > 0 } rows)
            {
                (page, other) = (other, page);
                next = rows.Count < relay.PageSize ? Task.FromResult<IReadOnlyList<PublishedRow>>([]) : ReadAsync(page, rows[^1].Sequence, upTo, cancellation);
                yield return rows;
            }
        }
        finally
        {
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<IReadOnlyList<PublishedRow>> ReadAsync(PublishedPage page, long after, long upTo, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // Made of names of this program.
        await using var command = database.CreateCommand(Query);
#pragma warning restore CA2100
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = upTo });
        command.Parameters.Add(new() { Value = relay.PageSize });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await page.ReadAsync(reader, cancellation);
        return page.Rows;
    }
}
