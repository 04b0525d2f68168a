using EventPlatform.Loyalty.Interactions;
using Npgsql;

namespace EventPlatform.ReadModels.Interactions;

/// <summary>Reads a customer's interaction counts.</summary>
public static class InteractionQueries
{
    private const string Query =
        $"select {InteractionRows.CountColumns} from read_models.interaction_counts c where c.stream_key = $1 order by c.network, c.type";

    public static NpgsqlBatchCommand OfCustomer(string streamKey) => new(Query) { Parameters = { new() { Value = streamKey } } };

    /// <summary>The result of <see cref="OfCustomer"/>.</summary>
    public static async Task<IReadOnlyList<InteractionCount>> ReadAsync(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        var found = new List<InteractionCount>();
        while (await rows.ReadAsync(cancellation))
            found.Add(InteractionRows.ReadCount(rows));
        return found;
    }
}
