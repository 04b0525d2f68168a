using EventPlatform.Contracts.DeadLetters;
using EventPlatform.DeadLetters.Table;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.Ingest.DeadLetters;

/// <summary>
/// The dead letters that are in the table but not yet on their topic. Whoever publishes some claims them first for a short while; if it
/// dies meanwhile, another one sends them again.
/// </summary>
internal sealed class UnpublishedDeadLetters(NpgsqlDataSource database)
{
    private const string Claim =
        """
        with chosen as (
          select id from ingest.dead_letters
          where published_at is null and publish_error is null and (claimed_until is null or claimed_until < now())
          order by id limit $1
          for update skip locked)
        update ingest.dead_letters letter set claimed_until = now() + $2
        from chosen where letter.id = chosen.id
        returning letter.id, group_name, origin_topic, origin_partition, origin_offset, record_timestamp, record_key, record_value,
          record_headers::text, code, message, path, stage, attempts, first_failed_at, app_version
        """;

    // A letter that was refused again meanwhile has to be sent again. Locked in the order of ids, as a redrive locks them.
    private const string Mark =
        """
        with done as (
          select letter.id from ingest.dead_letters letter join unnest($1, $2) as sent(id, attempts) using (id, attempts)
          order by letter.id for update of letter)
        update ingest.dead_letters letter set published_at = now(), claimed_until = null
        from done where letter.id = done.id
        """;

    private const string GiveUp = "update ingest.dead_letters set publish_error = $3, claimed_until = null where id = $1 and attempts = $2";

    public async Task<IReadOnlyList<StoredDeadLetter>> ClaimAsync(int most, TimeSpan time, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Claim);
        command.Parameters.Add(new() { Value = most });
        command.Parameters.Add(new() { Value = time, NpgsqlDbType = NpgsqlDbType.Interval });
        var letters = new List<StoredDeadLetter>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            letters.Add(Read(rows));
        letters.Sort((one, other) => one.Id.CompareTo(other.Id));
        return letters;
    }

    public async Task MarkPublishedAsync(IReadOnlyList<StoredDeadLetter> letters, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Mark);
        command.Parameters.Add(new() { Value = letters.Select(letter => letter.Id).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = letters.Select(letter => letter.Facts.Attempts).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The topic will never take it: it stays in the table alone, with the reason.</summary>
    public async Task GiveUpAsync(StoredDeadLetter letter, string reason, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(GiveUp);
        command.Parameters.Add(new() { Value = letter.Id });
        command.Parameters.Add(new() { Value = letter.Facts.Attempts });
        command.Parameters.Add(new() { Value = reason });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static StoredDeadLetter Read(NpgsqlDataReader rows) => new()
    {
        Id = rows.GetInt64(0),
        Key = rows.IsDBNull(6) ? null : rows.GetFieldValue<byte[]>(6),
        Value = rows.IsDBNull(7) ? null : rows.GetFieldValue<byte[]>(7),
        Headers = RecordHeaders.Read(rows.GetString(8)),
        Facts = ReadFacts(rows),
    };

    private static DeadLetterFacts ReadFacts(NpgsqlDataReader rows) => new()
    {
        Group = rows.GetString(1),
        Topic = rows.GetString(2),
        Partition = rows.GetInt32(3),
        Offset = rows.GetInt64(4),
        Timestamp = rows.GetFieldValue<DateTimeOffset>(5),
        Code = rows.GetString(9),
        Message = rows.GetString(10),
        Path = rows.GetString(11),
        Stage = rows.GetString(12),
        Attempts = rows.GetInt32(13),
        FirstFailedAt = rows.GetFieldValue<DateTimeOffset>(14),
        AppVersion = rows.GetString(15),
    };
}
