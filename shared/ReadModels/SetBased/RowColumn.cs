using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.ReadModels.SetBased;

/// <summary>One column of many rows as one array parameter.</summary>
public sealed class RowColumn<TRow>
{
    private readonly Func<IReadOnlyList<TRow>, NpgsqlParameter> _parameter;

    private RowColumn(Func<IReadOnlyList<TRow>, NpgsqlParameter> parameter) => _parameter = parameter;

    public NpgsqlParameter Of(IReadOnlyList<TRow> rows) => _parameter(rows);

    public static RowColumn<TRow> Text(Func<TRow, string?> value) => Array(NpgsqlDbType.Varchar, value);

    public static RowColumn<TRow> Long(Func<TRow, long> value) => Array(NpgsqlDbType.Bigint, value);

    public static RowColumn<TRow> OptionalLong(Func<TRow, long?> value) => Array(NpgsqlDbType.Bigint, value);

    public static RowColumn<TRow> Short(Func<TRow, short> value) => Array(NpgsqlDbType.Smallint, value);

    public static RowColumn<TRow> Number(Func<TRow, decimal> value) => Array(NpgsqlDbType.Numeric, value);

    public static RowColumn<TRow> OptionalNumber(Func<TRow, decimal?> value) => Array(NpgsqlDbType.Numeric, value);

    public static RowColumn<TRow> Flag(Func<TRow, bool> value) => Array(NpgsqlDbType.Boolean, value);

    public static RowColumn<TRow> Uuid(Func<TRow, Guid> value) => Array(NpgsqlDbType.Uuid, value);

    public static RowColumn<TRow> Time(Func<TRow, DateTimeOffset?> value) => Array(NpgsqlDbType.TimestampTz, row => value(row)?.UtcDateTime);

    /// <summary>JSON text.</summary>
    public static RowColumn<TRow> Json(Func<TRow, string?> value) => Array(NpgsqlDbType.Jsonb, value);

    private static RowColumn<TRow> Array<T>(NpgsqlDbType type, Func<TRow, T> value) => new(rows =>
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(rows[i]);
        return new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type };
    });
}
