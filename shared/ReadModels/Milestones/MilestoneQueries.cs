using EventPlatform.Loyalty.Milestones;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.ReadModels.Milestones;

/// <summary>Which of a customer's rows are wanted; null: whatever they have there.</summary>
public readonly record struct MilestoneFilter(long? TargetGroupId, long? TargetRuleId, long? PeriodId, ProgressStatus? Status);

/// <summary>Reads a customer's progress.</summary>
public static class MilestoneQueries
{
    private const string Query =
        $"""
        select {ProgressRows.Columns} from read_models.milestone_progress p
        where p.stream_key = $1 and not p.removed and (p.target_rule_id, p.period_id) > ($2, $3)
          and ($5::bigint is null or p.target_group_id = $5) and ($6::bigint is null or p.target_rule_id = $6)
          and ($7::bigint is null or p.period_id = $7) and ($8::varchar is null or p.status = $8)
        order by p.target_rule_id, p.period_id limit $4
        """;

    /// <summary>Rows in the order of target rule and period, from the first after <paramref name="afterRule"/> and <paramref name="afterPeriod"/> on.</summary>
    public static NpgsqlBatchCommand OfCustomer(string streamKey, long afterRule = long.MinValue, long afterPeriod = long.MinValue, int limit = int.MaxValue,
        MilestoneFilter filter = default) => new(Query)
        {
            Parameters =
            {
                new() { Value = streamKey }, new() { Value = afterRule }, new() { Value = afterPeriod }, new() { Value = limit },
                Optional(filter.TargetGroupId), Optional(filter.TargetRuleId), Optional(filter.PeriodId),
                new() { Value = filter.Status is { } status ? ProgressRows.StatusText(status) : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar },
            },
        };

    private static NpgsqlParameter Optional(long? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint };

    /// <summary>One row where the customer has progress in this period of the rule, none otherwise.</summary>
    public static NpgsqlBatchCommand OfPeriod(string streamKey, long targetRuleId, long periodId) =>
        new("select 1 from read_models.milestone_progress p where p.stream_key = $1 and p.target_rule_id = $2 and p.period_id = $3")
        {
            Parameters = { new() { Value = streamKey }, new() { Value = targetRuleId }, new() { Value = periodId } },
        };

    /// <summary>The result of <see cref="OfCustomer"/>.</summary>
    public static async Task<IReadOnlyList<MilestoneProgress>> ReadAsync(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        var found = new List<MilestoneProgress>();
        while (await rows.ReadAsync(cancellation))
            found.Add(ProgressRows.Read(rows));
        return found;
    }
}
