using EventPlatform.Loyalty.Badges;
using Npgsql;

namespace EventPlatform.ReadModels.Badges;

/// <summary>Reads the badges that a customer holds or held.</summary>
public static class BadgeQueries
{
    private const string Query =
        """
        select b.state from read_models.held_badges b
        where b.stream_key = $1 and (b.badge_id, b.earn_id) > ($2, $3)
        order by b.badge_id, b.earn_id limit $4
        """;

    /// <summary>Rows in the order of badge and earn, from the first after <paramref name="afterBadge"/> and <paramref name="afterEarn"/> on.</summary>
    public static NpgsqlBatchCommand OfCustomer(string streamKey, string afterBadge = "", string afterEarn = "", int limit = int.MaxValue) =>
        new(Query) { Parameters = { new() { Value = streamKey }, new() { Value = afterBadge }, new() { Value = afterEarn }, new() { Value = limit } } };

    /// <summary>The result of <see cref="OfCustomer"/>.</summary>
    public static async Task<IReadOnlyList<HeldBadge>> ReadAsync(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        var found = new List<HeldBadge>();
        while (await rows.ReadAsync(cancellation))
            found.Add(RowJson.Read<HeldBadge>(rows, 0));
        return found;
    }
}
