using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.DeadLetters.Table;

/// <summary>One column of many rows, as <c>unnest</c> takes it.</summary>
internal static class SqlArray
{
    public static NpgsqlParameter Of<TRow, TValue>(IEnumerable<TRow> rows, Func<TRow, TValue> value, NpgsqlDbType type) =>
        Of(rows.Select(value), type);

    public static NpgsqlParameter Of<TValue>(IEnumerable<TValue> values, NpgsqlDbType type) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
