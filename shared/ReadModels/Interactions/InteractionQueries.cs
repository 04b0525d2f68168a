using EventPlatform.Loyalty.Interactions;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.ReadModels.Interactions;

/// <summary>Reads a customer's interaction counts.</summary>
public static class InteractionQueries
{
    private const string Query =
        $"select {InteractionRows.CountColumns} from read_models.interaction_counts c where c.stream_key = $1 order by c.network, c.type";

    private const string Messages =
        """
        select message.state, event.data
        from read_models.interaction_counts c
        cross join lateral (
          select m.state, m.seq_id from read_models.interaction_messages m
          where m.stream_key = $1 and m.network = $2 and m.type = c.type order by m.seq_id desc limit $4 offset $5
        ) message
        join events.mt_events event on event.seq_id = message.seq_id
        where c.stream_key = $1 and c.network = $2 and ($3::varchar is null or c.type = $3)
        order by c.type, message.seq_id desc
        """;

    public static NpgsqlBatchCommand OfCustomer(string streamKey) => new(Query) { Parameters = { new() { Value = streamKey } } };

    /// <summary>The newest messages of each type, in the order of the log, and the first event of each.</summary>
    /// <param name="type">Only this type; null: every one.</param>
    /// <param name="limit">Messages of a type at most.</param>
    /// <param name="skip">Messages of a type that are left out, from the newest.</param>
    public static NpgsqlBatchCommand MessagesOf(string streamKey, string network, string? type, int limit, int skip) => new(Messages)
    {
        Parameters =
        {
            new() { Value = streamKey }, new() { Value = network },
            new() { Value = (object?)type ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar }, new() { Value = limit }, new() { Value = skip },
        },
    };

    /// <summary>A row of <see cref="MessagesOf"/>; its second column holds the event's body.</summary>
    public static InteractionMessage ReadMessage(NpgsqlDataReader row) => RowJson.Read<InteractionMessage>(row, 0);

    /// <summary>The result of <see cref="OfCustomer"/>.</summary>
    public static async Task<IReadOnlyList<InteractionCount>> ReadAsync(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        var found = new List<InteractionCount>();
        while (await rows.ReadAsync(cancellation))
            found.Add(InteractionRows.ReadCount(rows));
        return found;
    }
}
