using System.Runtime.CompilerServices;
using System.Text.Json;
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
        select e.seq_id, e.id, e.stream_id, e.timestamp, e.type, e.data, e.headers ->> '{EventHeaders.TraceParent}', (e.headers ->> '{EventHeaders.KafkaTimestamp}')::bigint
        from {EventStoreRegistration.Schema}.mt_events e
        where e.type in ({LogIndexes.PublishedTypes}) and e.seq_id > $1 and e.seq_id <= $2 and not e.is_archived order by e.seq_id limit $3
        """;

    /// <summary>The events between two places, in pages of a transaction each; the next page is read while the last is sent.</summary>
    /// <param name="after">They lie behind it.</param>
    /// <param name="upTo">None lies behind it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="JsonException">An event cannot be read.</exception>
    public async IAsyncEnumerable<IReadOnlyList<PublishedRow>> PagesAsync(long after, long upTo, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var next = ReadAsync(after, upTo, cancellation);
        try
        {
            while (await next is { Count: > 0 } page)
            {
                next = page.Count < relay.PageSize ? Task.FromResult<List<PublishedRow>>([]) : ReadAsync(page[^1].Sequence, upTo, cancellation);
                yield return page;
            }
        }
        finally
        {
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<List<PublishedRow>> ReadAsync(long after, long upTo, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // Made of names of this program.
        await using var command = database.CreateCommand(Query);
#pragma warning restore CA2100
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = upTo });
        command.Parameters.Add(new() { Value = relay.PageSize });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<PublishedRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(Read(reader));
        return rows;
    }

    private static PublishedRow Read(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetGuid(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3),
        Outcome(row.GetString(4), row.GetFieldValue<byte[]>(5)), row.IsDBNull(6) ? null : row.GetString(6), row.IsDBNull(7) ? null : row.GetInt64(7));

    private static OutcomeEvent Outcome(string type, byte[] data) => (OutcomeEvent)JsonSerializer.Deserialize(data, EventTypes.Outcomes[type].ClrType, StoredEventReader.Options)!;
}
