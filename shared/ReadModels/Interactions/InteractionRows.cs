using EventPlatform.Loyalty.Interactions;
using EventPlatform.ReadModels.SetBased;
using Npgsql;
using CountColumn = EventPlatform.ReadModels.SetBased.RowColumn<EventPlatform.Loyalty.Interactions.InteractionCount>;
using MessageColumn = EventPlatform.ReadModels.SetBased.RowColumn<EventPlatform.Loyalty.Interactions.InteractionMessage>;

namespace EventPlatform.ReadModels.Interactions;

/// <summary>Rows of <c>interaction_counts</c> and <c>interaction_messages</c>.</summary>
public static class InteractionRows
{
    public const string CountColumns = "c.stream_key, c.network, c.type, c.count, c.last_interaction_at, c.used";

    public static readonly RowStatement<InteractionCount> UpsertCounts = new(
        """
        insert into interaction_counts (stream_key, network, type, count, last_interaction_at, used)
        select * from unnest($1, $2, $3, $4, $5, $6)
        on conflict (stream_key, network, type) do update set count = excluded.count,
          last_interaction_at = excluded.last_interaction_at, used = excluded.used
        """,
        CountColumn.Text(row => row.StreamKey), CountColumn.Text(row => row.Network), CountColumn.Text(row => row.Type),
        CountColumn.Long(row => row.Count), CountColumn.Time(row => row.LastInteractionTime), CountColumn.Flag(row => row.Used));

    public static readonly RowStatement<InteractionMessage> UpsertMessages = new(
        """
        insert into interaction_messages (stream_key, network, type, message_id, seq_id, state)
        select * from unnest($1, $2, $3, $4, $5, $6)
        on conflict (stream_key, network, type, message_id) do update set state = excluded.state
        """,
        MessageColumn.Text(row => row.StreamKey), MessageColumn.Text(row => row.Network), MessageColumn.Text(row => row.Type),
        MessageColumn.Text(row => row.MessageId), MessageColumn.Long(row => row.Sequence),
        MessageColumn.Json(row => RowJson.Write(row, ReadModelJson.Default.InteractionMessage)));

    private static readonly RowStatement<InteractionKey> CountsByKey = new(
        $"""
        select {CountColumns} from unnest($1, $2, $3) as asked(stream_key, network, type)
        join interaction_counts c using (stream_key, network, type)
        """,
        RowColumn<InteractionKey>.Text(key => key.StreamKey), RowColumn<InteractionKey>.Text(key => key.Network),
        RowColumn<InteractionKey>.Text(key => key.Type));

    private static readonly RowStatement<InteractionMessageKey> MessagesByKey = new(
        """
        select m.state from unnest($1, $2, $3, $4) as asked(stream_key, network, type, message_id)
        join interaction_messages m using (stream_key, network, type, message_id)
        """,
        RowColumn<InteractionMessageKey>.Text(key => key.StreamKey), RowColumn<InteractionMessageKey>.Text(key => key.Network),
        RowColumn<InteractionMessageKey>.Text(key => key.Type), RowColumn<InteractionMessageKey>.Text(key => key.MessageId));

    public static Task<List<InteractionCount>> LoadCountsAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<InteractionKey> keys, CancellationToken cancellation) =>
        CountsByKey.QueryAsync(connection, transaction, keys, ReadCount, cancellation);

    public static Task<List<InteractionMessage>> LoadMessagesAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<InteractionMessageKey> keys, CancellationToken cancellation) =>
        MessagesByKey.QueryAsync(connection, transaction, keys, row => RowJson.Read<InteractionMessage>(row, 0), cancellation);

    /// <summary>A row whose columns are <see cref="CountColumns"/>.</summary>
    public static InteractionCount ReadCount(NpgsqlDataReader row) => new()
    {
        StreamKey = row.GetString(0),
        Network = row.GetString(1),
        Type = row.GetString(2),
        Count = row.GetInt32(3),
        LastInteractionTime = row.GetFieldValue<DateTimeOffset>(4),
        Used = row.GetBoolean(5),
    };
}
