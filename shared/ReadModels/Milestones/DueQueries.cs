using EventPlatform.Loyalty.Clock;
using EventPlatform.ReadModels.SetBased;
using Npgsql;

namespace EventPlatform.ReadModels.Milestones;

/// <summary>Asks the index of open rows what the clock has to do.</summary>
public static class DueQueries
{
    private static readonly RowStatement<DueRows> Organisations = new(
        """
        select due.org_id from unnest($1, $2, $3) as due(org_id, target_group_id, through)
        where exists (select 1 from milestone_progress o
          where o.org_id = due.org_id and o.target_group_id = due.target_group_id and o.open_until <= due.through)
          or exists (select 1 from streaks s
          where s.org_id = due.org_id and s.target_group_id = due.target_group_id and s.missed_after <= due.through)
        """,
        RowColumn<DueRows>.Long(due => due.OrgId), RowColumn<DueRows>.Long(due => due.TargetGroupId), RowColumn<DueRows>.Time(due => due.Through));

    /// <summary>The organisations that have such a row.</summary>
    public static async Task<HashSet<long>> OrganisationsAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IEnumerable<DueRows> due,
        CancellationToken cancellation) =>
        [.. await Organisations.QueryAsync(connection, transaction, [.. due], row => row.GetInt64(0), cancellation)];
}
