using EventPlatform.Contracts.Decoding;
using Microsoft.Extensions.Hosting;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.DeadLetters.Table;

/// <summary>Writes dead letters in the transaction that moves the position; a record that is read again is there already.</summary>
public static class DeadLetterRows
{
    private const string Insert =
        """
        insert into ingest.dead_letters (group_name, origin_topic, origin_partition, origin_offset, record_timestamp, received_at, record_key, record_value,
          record_headers, code, message, path, stage, org_id, customer_id, input, attempts, first_failed_at, app_version)
        select $1, d.topic, d.partition, d.record_offset, d.record_timestamp, d.received_at, d.key, d.value, d.headers::jsonb, d.code, d.message, d.path, d.stage,
          d.org_id, d.customer_id, d.input, 1, $2, $3
        from unnest($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
          as d(topic, partition, record_offset, record_timestamp, received_at, key, value, headers, code, message, path, stage, org_id, customer_id, input)
        on conflict (origin_topic, origin_partition, origin_offset) do nothing
        """;

    public static async Task InsertAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string group, DateTimeOffset now,
        IReadOnlyList<DeadLetter> letters, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Insert, connection, transaction)
        {
            Parameters =
            {
                new() { Value = group },
                new() { Value = now, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                new() { Value = TelemetryExtensions.ProductVersion },
                Array(letters, letter => letter.Record.Topic, NpgsqlDbType.Text),
                Array(letters, letter => letter.Record.Partition, NpgsqlDbType.Integer),
                Array(letters, letter => letter.Record.Offset, NpgsqlDbType.Bigint),
                Array(letters, letter => letter.Record.Timestamp, NpgsqlDbType.TimestampTz),
                Array(letters, letter => letter.Record.Received, NpgsqlDbType.TimestampTz),
                Array(letters, letter => letter.Record.Key, NpgsqlDbType.Bytea),
                Array(letters, letter => letter.Record.Value, NpgsqlDbType.Bytea),
                Array(letters, letter => RecordHeaders.Write(letter.Record.Headers), NpgsqlDbType.Text),
                Array(letters, letter => letter.Rejection.Code.Text(), NpgsqlDbType.Text),
                Array(letters, letter => DatabaseText.Of(letter.Rejection.Message), NpgsqlDbType.Text),
                Array(letters, letter => DatabaseText.Of(letter.Rejection.Path), NpgsqlDbType.Text),
                Array(letters, letter => letter.Stage, NpgsqlDbType.Text),
                Array(letters, letter => letter.Address.OrgId, NpgsqlDbType.Bigint),
                Array(letters, letter => letter.Address.CustomerId is { } id ? DatabaseText.Of(id) : null, NpgsqlDbType.Text),
                Array(letters, letter => InputNames.Of(letter.Record.Input), NpgsqlDbType.Text),
            },
        };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlParameter Array<T>(IReadOnlyList<DeadLetter> letters, Func<DeadLetter, T> value, NpgsqlDbType type) =>
        SqlArray.Of(letters, value, type);
}
