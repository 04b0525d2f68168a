using EventPlatform.Loyalty.Badges;
using EventPlatform.ReadModels.SetBased;
using Npgsql;
using PieceColumn = EventPlatform.ReadModels.SetBased.RowColumn<EventPlatform.Loyalty.Badges.EarnPiece>;
using TallyColumn = EventPlatform.ReadModels.SetBased.RowColumn<EventPlatform.Loyalty.Badges.EarnTally>;

namespace EventPlatform.ReadModels.Badges;

/// <summary>Rows of <c>badge_earn_times</c>: earns by moment, minute and day, times in ticks of UTC.</summary>
public static class EarnTimeRows
{
    /// <summary>Adds the earns of a page to the tallies.</summary>
    public static readonly RowStatement<EarnTally> Add = new(
        """
        insert into badge_earn_times as t (scope, badge_id, grain, at, earns) select * from unnest($1, $2, $3, $4, $5)
        on conflict (scope, badge_id, grain, at) do update set earns = t.earns + excluded.earns
        """,
        TallyColumn.Text(tally => tally.Key.Holder), TallyColumn.Text(tally => tally.Key.BadgeId), TallyColumn.Short(tally => (short)tally.Grain),
        TallyColumn.Long(tally => tally.At), TallyColumn.Long(tally => tally.Earned));

    // The lateral look-up keeps to the index: each piece reads its own rows and no others.
    private static readonly RowStatement<EarnPiece> Counts = new(
        """
        select asked.gap, sum(counted.earns)::bigint
        from unnest($1, $2, $3, $4, $5, $6) as asked(gap, scope, badge_id, grain, low, high)
        cross join lateral (
          select sum(t.earns) as earns from badge_earn_times t
          where t.scope = asked.scope and t.badge_id = asked.badge_id and t.grain = asked.grain and t.at >= asked.low and t.at < asked.high
        ) counted
        where counted.earns > 0
        group by asked.gap
        """,
        PieceColumn.Long(piece => piece.Gap), PieceColumn.Text(piece => piece.Key.Holder), PieceColumn.Text(piece => piece.Key.BadgeId),
        PieceColumn.Short(piece => (short)piece.Grain), PieceColumn.Long(piece => piece.From), PieceColumn.Long(piece => piece.To));

    /// <summary>The earns in each gap, in the order of the gaps.</summary>
    public static async Task<long[]> CountAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<EarnGap> gaps,
        CancellationToken cancellation)
    {
        var pieces = gaps.SelectMany((gap, place) => EarnGrains.Pieces(place, gap)).ToList();
        var counts = new long[gaps.Count];
        foreach (var (gap, earned) in await Counts.QueryAsync(connection, transaction, pieces, row => (row.GetInt64(0), row.GetInt64(1)), cancellation))
            counts[gap] = earned;
        return counts;
    }
}
