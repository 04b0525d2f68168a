using Npgsql;

namespace EventPlatform.DeadLetters.Reading;

/// <summary>Reads rows of the table of dead letters.</summary>
internal static class LetterReader
{
    /// <summary>The columns of <see cref="Read"/>, in its order.</summary>
    public const string Columns =
        """
        id, state, code, message, path, stage, org_id, customer_id, origin_topic, origin_partition, origin_offset, record_timestamp, group_name,
          octet_length(record_value), attempts, first_failed_at, settled_at, event_id
        """;

    public const int ColumnCount = 18;

    public static ListedLetter Read(NpgsqlDataReader rows) => new()
    {
        Id = rows.GetInt64(0),
        State = rows.GetString(1),
        Refusal = new(rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetString(5)),
        OrgId = rows.Nullable<long>(6),
        CustomerId = rows.NullableText(7),
        Topic = rows.GetString(8),
        Partition = rows.GetInt32(9),
        Offset = rows.GetInt64(10),
        Timestamp = rows.GetFieldValue<DateTimeOffset>(11),
        Group = rows.GetString(12),
        ValueBytes = rows.Nullable<int>(13),
        Attempts = rows.GetInt32(14),
        FirstFailedAt = rows.GetFieldValue<DateTimeOffset>(15),
        SettledAt = rows.Nullable<DateTimeOffset>(16),
        EventId = rows.Nullable<Guid>(17),
    };

    public static T? Nullable<T>(this NpgsqlDataReader rows, int column)
        where T : struct => rows.IsDBNull(column) ? null : rows.GetFieldValue<T>(column);

    public static string? NullableText(this NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

    public static byte[]? NullableBytes(this NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetFieldValue<byte[]>(column);
}
