using EventPlatform.Loyalty.Milestones;
using EventPlatform.ReadModels.SetBased;
using Npgsql;
using Column = EventPlatform.ReadModels.SetBased.RowColumn<EventPlatform.Loyalty.Milestones.TransactionRecord>;

namespace EventPlatform.ReadModels.Milestones;

/// <summary>Rows of <c>transactions</c>.</summary>
public static class TransactionRows
{
    public static readonly RowStatement<TransactionRecord> Upsert = new(
        """
        insert into transactions (stream_key, transaction_id, seq_id, occurred, stored, amount, gross_amount, quantity,
          returned_amount, wholly_returned, counts)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict (stream_key, transaction_id) do update set amount = excluded.amount, gross_amount = excluded.gross_amount,
          quantity = excluded.quantity, returned_amount = excluded.returned_amount, wholly_returned = excluded.wholly_returned,
          counts = excluded.counts
        """,
        Column.Text(row => row.StreamKey), Column.Text(row => row.TransactionId), Column.Long(row => row.Sequence),
        Column.Time(row => row.Occurred), Column.Time(row => row.Stored), Column.OptionalNumber(row => row.Amount),
        Column.OptionalNumber(row => row.GrossAmount), Column.OptionalNumber(row => row.Quantity), Column.Number(row => row.ReturnedAmount),
        Column.Flag(row => row.WhollyReturned),
        Column.Json(row => RowJson.Write(row.Counts, ReadModelJson.Default.IReadOnlyListTransactionCount)));

    private static readonly RowStatement<TransactionKey> ByKey = new(
        """
        select t.stream_key, t.transaction_id, t.seq_id, t.occurred, t.stored, t.amount, t.gross_amount, t.quantity, t.returned_amount,
          t.wholly_returned, t.counts
        from unnest($1, $2) as asked(stream_key, transaction_id) join transactions t using (stream_key, transaction_id)
        """,
        RowColumn<TransactionKey>.Text(key => key.StreamKey), RowColumn<TransactionKey>.Text(key => key.TransactionId));

    public static Task<List<TransactionRecord>> LoadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<TransactionKey> keys, CancellationToken cancellation) => ByKey.QueryAsync(connection, transaction, keys, Read, cancellation);

    private static TransactionRecord Read(NpgsqlDataReader row) => new()
    {
        StreamKey = row.GetString(0),
        TransactionId = row.GetString(1),
        Sequence = row.GetInt64(2),
        Occurred = row.GetFieldValue<DateTimeOffset>(3),
        Stored = row.GetFieldValue<DateTimeOffset>(4),
        Amount = row.GetFieldValue<decimal?>(5),
        GrossAmount = row.GetFieldValue<decimal?>(6),
        Quantity = row.GetFieldValue<decimal?>(7),
        ReturnedAmount = row.GetDecimal(8),
        WhollyReturned = row.GetBoolean(9),
        Counts = RowJson.Read<IReadOnlyList<TransactionCount>>(row, 10),
    };
}
