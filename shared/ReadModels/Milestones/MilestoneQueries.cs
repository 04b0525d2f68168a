using EventPlatform.Loyalty.Milestones;
using Npgsql;

namespace EventPlatform.ReadModels.Milestones;

/// <summary>Reads a customer's progress.</summary>
public static class MilestoneQueries
{
    private const string Query =
        $"""
        select {ProgressRows.Columns} from read_models.milestone_progress p
        where p.stream_key = $1 and (p.target_rule_id, p.period_id) > ($2, $3)
        order by p.target_rule_id, p.period_id limit $4
        """;

    /// <summary>Rows in the order of target rule and period, from the first after <paramref name="afterRule"/> and <paramref name="afterPeriod"/> on.</summary>
    public static NpgsqlBatchCommand OfCustomer(string streamKey, long afterRule = long.MinValue, long afterPeriod = long.MinValue, int limit = int.MaxValue) =>
        new(Query) { Parameters = { new() { Value = streamKey }, new() { Value = afterRule }, new() { Value = afterPeriod }, new() { Value = limit } } };

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
