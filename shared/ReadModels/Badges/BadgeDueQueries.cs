using EventPlatform.Loyalty.Badges;
using EventPlatform.ReadModels.SetBased;
using Npgsql;

namespace EventPlatform.ReadModels.Badges;

/// <summary>Asks the index of earns that end what the clock has to do.</summary>
public static class BadgeDueQueries
{
    private static readonly RowStatement<BadgesDue> Organisations = new(
        """
        select asked.org_id from unnest($1, $2) as asked(org_id, until)
        where exists (select 1 from held_badges b where b.org_id = asked.org_id and b.due <= asked.until)
        """,
        RowColumn<BadgesDue>.Long(due => due.OrgId), RowColumn<BadgesDue>.Long(due => due.Until));

    /// <summary>Those of the organisations in which an earn ends until the moment.</summary>
    public static async Task<HashSet<long>> OrganisationsAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IEnumerable<long> organisations,
        DateTimeOffset until, CancellationToken cancellation) =>
        [.. await Organisations.QueryAsync(connection, transaction, [.. organisations.Select(orgId => new BadgesDue(orgId, until.UtcTicks, 1))], row => row.GetInt64(0), cancellation)];
}
