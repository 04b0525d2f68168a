using EventPlatform.Loyalty.Customers;
using EventPlatform.ReadModels.SetBased;
using Npgsql;
using Column = EventPlatform.ReadModels.SetBased.RowColumn<EventPlatform.Loyalty.Customers.CustomerTotals>;

namespace EventPlatform.ReadModels.Profiles;

/// <summary>Rows of <c>customer_totals</c>.</summary>
public static class TotalsRows
{
    public const string Columns = "t.stream_key, t.transaction_count, t.transaction_total";

    public static readonly RowStatement<CustomerTotals> Upsert = new(
        """
        insert into customer_totals (stream_key, transaction_count, transaction_total) select * from unnest($1, $2, $3)
        on conflict (stream_key) do update set transaction_count = excluded.transaction_count, transaction_total = excluded.transaction_total
        """,
        Column.Text(row => row.StreamKey), Column.Long(row => row.TransactionCount), Column.Number(row => row.TransactionTotal));

    private static readonly RowStatement<TotalsKey> ByKey = new(
        $"select {Columns} from unnest($1) as asked(stream_key) join customer_totals t using (stream_key)",
        RowColumn<TotalsKey>.Text(key => key.StreamKey));

    public static Task<List<CustomerTotals>> LoadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<TotalsKey> keys, CancellationToken cancellation) => ByKey.QueryAsync(connection, transaction, keys, Read, cancellation);

    /// <summary>A row whose columns are <see cref="Columns"/>.</summary>
    public static CustomerTotals Read(NpgsqlDataReader row) => new()
    {
        StreamKey = row.GetString(0),
        TransactionCount = row.GetInt32(1),
        TransactionTotal = row.GetDecimal(2),
    };
}
