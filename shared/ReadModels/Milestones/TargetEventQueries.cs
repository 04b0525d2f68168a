using EventPlatform.Loyalty.Milestones;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.ReadModels.Milestones;

/// <summary>A page of a customer's target events, and how many there are on all pages.</summary>
public sealed record TargetEventsPage(long Total, IReadOnlyList<TargetEvent> Rows);

/// <summary>Reads a customer's target events in log order [spec 03.1].</summary>
public static class TargetEventQueries
{
    // One statement, hence one moment: the total is that of the page.
    private const string Query =
        """
        select counted.total, t.stream_key, t.target_rule_id, t.seq_id, t.kind, t.period_id, t.target_group_id, t.display_name, t.unique_id,
          t.occurred, t.stored, t.target_value
        from (
          select count(*) as total from read_models.target_events
          where stream_key = $1 and target_rule_id = $2 and ($3::bigint is null or period_id = $3)
        ) counted
        left join lateral (
          select * from read_models.target_events
          where stream_key = $1 and target_rule_id = $2 and ($3::bigint is null or period_id = $3)
          order by seq_id, kind limit $4 offset $5
        ) t on true
        order by t.seq_id, t.kind
        """;

    /// <summary>Rows of one rule, of one period or of all.</summary>
    /// <param name="skip">How many rows lie before the page.</param>
    public static NpgsqlBatchCommand OfCustomer(string streamKey, long targetRuleId, long? periodId, int limit, long skip) => new(Query)
    {
        Parameters =
        {
            new() { Value = streamKey }, new() { Value = targetRuleId },
            new() { Value = (object?)periodId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint }, new() { Value = limit }, new() { Value = skip },
        },
    };

    /// <summary>The result of <see cref="OfCustomer"/>.</summary>
    public static async Task<TargetEventsPage> ReadAsync(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        await rows.ReadAsync(cancellation);
        var total = rows.GetInt64(0);
        var found = new List<TargetEvent>();
        for (var more = !rows.IsDBNull(1); more; more = await rows.ReadAsync(cancellation))
            found.Add(Read(rows));
        return new(total, found);
    }

    private static TargetEvent Read(NpgsqlDataReader row) => new()
    {
        StreamKey = row.GetString(1),
        TargetRuleId = row.GetInt64(2),
        Sequence = row.GetInt64(3),
        Kind = (TargetEventKind)row.GetInt16(4),
        PeriodId = row.GetInt64(5),
        TargetGroupId = row.GetInt64(6),
        DisplayName = row.IsDBNull(7) ? null : row.GetString(7),
        UniqueId = row.IsDBNull(8) ? null : row.GetString(8),
        Occurred = row.GetFieldValue<DateTimeOffset?>(9),
        Stored = row.GetFieldValue<DateTimeOffset?>(10),
        TargetValue = row.GetDecimal(11),
    };
}
