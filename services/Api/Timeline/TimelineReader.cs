using System.Globalization;
using System.Text.Json;
using EventPlatform.Api.Answers;
using EventPlatform.Api.Interactions;
using EventPlatform.Contracts.Events;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.Api.Timeline;

/// <summary>Reads a customer's timeline from its stream in the store, newest first; what is stored is there at once.</summary>
internal sealed class TimelineReader(NpgsqlDataSource database, MessageMask mask)
{
    // However long a stream is and however seldom a filter matches, a page looks at this many events at most.
    private const int LookedAt = 2_000;

    // One statement, hence one moment: the versions of a stream have no holes, so a page is a range of them.
    private const string Query =
        """
        select page.low, event.version, event.seq_id, event.id, event.timestamp, event.causation_id, event.data,
          (event.headers ->> $8)::boolean
        from (
          select stream.id, least($2, stream.version + 1) as before, greatest(least($2, stream.version + 1) - $3, 1) as low
          from events.mt_streams stream where stream.id = $1 and stream.version > 0
        ) page
        left join lateral (
          select * from events.mt_events event
          where event.stream_id = page.id and event.version < page.before and event.version >= page.low
            and ($4::text[] is null or event.data ->> 'name' = any ($4))
            and ($5::timestamptz is null or (event.data ->> 'occurred')::timestamptz >= $5)
            and ($6::timestamptz is null or (event.data ->> 'occurred')::timestamptz < $6)
          order by event.version desc limit $7
        ) event on true
        order by event.version desc
        """;

    /// <summary>A page, or null where the customer has no event.</summary>
    public async Task<Page<TimelineEntry>?> ReadAsync(string streamKey, TimelineRequest request, CancellationToken cancellation)
    {
        await using var command = Command(streamKey, request);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation))
            return null;
        var low = rows.GetInt64(0);
        var entries = new List<TimelineEntry>(request.Limit);
        var more = false;
        do
        {
            if (rows.IsDBNull(1))
                break; // nothing on this page satisfies the filters
            more = entries.Count == request.Limit;
            if (!more)
                entries.Add(Entry(rows));
        }
        while (await rows.ReadAsync(cancellation));
        return new(entries, Next(more ? entries[^1].Version : low));
    }

    private static string? Next(long version) => version > 1 ? Cursor.Write(version.ToString(CultureInfo.InvariantCulture)) : null;

    private NpgsqlCommand Command(string streamKey, TimelineRequest request)
    {
        var command = database.CreateCommand(Query);
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = streamKey },
            new() { Value = request.Before ?? long.MaxValue },
            new() { Value = LookedAt },
            new() { Value = request.Names.Length > 0 ? request.Names : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            new() { Value = (object?)request.From ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            new() { Value = (object?)request.To ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            new() { Value = request.Limit + 1 },
            new() { Value = EventHeaders.LateForCampaigns },
        });
        return command;
    }

    private TimelineEntry Entry(NpgsqlDataReader row)
    {
        var body = JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(6), ApiJson.Plain.StoredBody)!;
        return new()
        {
            Version = row.GetInt64(1),
            Sequence = row.GetInt64(2),
            Id = row.GetGuid(3),
            Stored = row.GetFieldValue<DateTimeOffset>(4),
            CausedBy = row.IsDBNull(5) ? null : Guid.TryParse(row.GetString(5), out var cause) ? cause : null,
            LateForCampaigns = row.IsDBNull(7) ? null : row.GetBoolean(7),
            Name = body.Name,
            Occurred = body.Occurred,
            Received = body.Received,
            Context = body.Context,
            Personal = mask.Of(body.Name, body.Personal),
            LineItems = body.LineItems is { Count: > 0 } items ? items : null,
            Outcome = body.Rest,
        };
    }
}
