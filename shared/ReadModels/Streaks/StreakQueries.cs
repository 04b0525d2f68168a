using EventPlatform.Loyalty.Streaks;
using Npgsql;

namespace EventPlatform.ReadModels.Streaks;

/// <summary>Reads a customer's streaks.</summary>
public static class StreakQueries
{
    /// <summary>Rows in the order of their ids.</summary>
    public static NpgsqlBatchCommand OfCustomer(string streamKey) =>
        new("select s.state from read_models.streaks s where s.stream_key = $1 order by s.streak_id") { Parameters = { new() { Value = streamKey } } };

    /// <summary>The result of <see cref="OfCustomer"/>.</summary>
    public static async Task<IReadOnlyList<StreakProgress>> ReadAsync(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        var found = new List<StreakProgress>();
        while (await rows.ReadAsync(cancellation))
            found.Add(RowJson.Read<StreakProgress>(rows, 0));
        return found;
    }
}
