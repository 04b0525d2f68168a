using System.Buffers;
using System.Security.Cryptography;
using Confluent.Kafka;
using EventPlatform.Contracts.Decoding;
using EventPlatform.TestKit.Ledgers;
using Npgsql;

namespace EventPlatform.Ingest.Tests.Hostile;

/// <summary>What the store says has become of each record that was sent, held against what the decoder says of it.</summary>
internal sealed class HostileLedger(TestInstallation at, RecordDecoder decoder)
{
    private readonly Dictionary<Guid, (Guid Fingerprint, string Payload)> _stored = [];
    private readonly Dictionary<(string, int, long), (string Code, string Stage, string? Value, string? Key)> _letters = [];
    private readonly HashSet<Guid> _found = [];
    private readonly HashSet<Guid> _foundPayloads = [];
    private readonly ArrayBufferWriter<byte> _arena = new();

    public int Stored => _stored.Count;

    public int DeadLetters => _letters.Count;

    /// <summary>Records that are neither: their event was stored by another record with the same content.</summary>
    public int Duplicates { get; private set; }

    public Dictionary<string, int> Codes => _letters.Values.CountBy(letter => letter.Code).ToDictionary(code => code.Key, code => code.Value);

    /// <summary>Everything that is wrong; nothing where the books balance.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(IReadOnlyList<(HostileRecord Record, TopicPartitionOffset At)> sent)
    {
        await ReadAsync();
        var faults = sent.Select(each => Fault(each.Record, each.At)).OfType<string>().Take(20).ToList();
        faults.AddRange(_stored.Keys.Except(_found).Take(10).Select(id => $"{id} is stored and nobody has sent it"));
        faults.AddRange(_stored.Keys.Except(_foundPayloads).Take(10).Select(id => $"{id} has a payload that nobody has sent"));
        return faults;
    }

    private string? Fault(HostileRecord record, TopicPartitionOffset place)
    {
        _arena.ResetWrittenCount();
        var decoded = decoder.Decode(Incoming(record, place), _arena);
        var fault = _letters.TryGetValue((place.Topic, place.Partition.Value, place.Offset.Value), out var letter)
            ? FaultOfLetter(record, decoded, letter)
            : FaultOfEvent(record, decoded);
        return fault is null ? null : $"{place}: {fault}";
    }

    private string? FaultOfLetter(HostileRecord record, DecodedRecord decoded, (string Code, string Stage, string? Value, string? Key) letter)
    {
        if (letter.Value != Hash(record.Value) || letter.Key != Hash(record.Key))
            return "the dead letter has not the bytes of the record";
        if (decoded.Rejection is { } rejection)
            return rejection.Code.Text() == letter.Code ? null : $"a dead letter {letter.Code} for {rejection.Code.Text()}: {rejection.Message}";
        var accepted = decoded.Accepted!.Event;
        var isConflict = letter.Code == "ID_CONFLICT" && _stored.TryGetValue(accepted.Id, out var first) && first.Fingerprint != accepted.Fingerprint;
        var isFixed = letter.Code == "BAD_DEFINITION" && accepted.StreamKey.StartsWith("7:~d:", StringComparison.Ordinal);
        return letter.Stage == "store" && (isConflict || isFixed) ? null : $"a dead letter {letter.Code} of an event that may be stored";
    }

    private string? FaultOfEvent(HostileRecord record, DecodedRecord decoded)
    {
        if (decoded.Rejection is { } rejection)
            return $"no dead letter for {rejection.Code.Text()}: {rejection.Message}";
        var accepted = decoded.Accepted!.Event;
        if (!_stored.TryGetValue(accepted.Id, out var stored) || stored.Fingerprint != accepted.Fingerprint)
            return $"lost: {record.Text}";
        if (!_found.Add(accepted.Id))
            Duplicates++;
        if (stored.Payload == Hash(record.Value))
            _foundPayloads.Add(accepted.Id);
        return null;
    }

    private IncomingRecord Incoming(HostileRecord record, TopicPartitionOffset place) => new()
    {
        Input = place.Topic == at.CustomerEvents ? InputTopic.CustomerEvents : InputTopic.SystemEvents,
        Topic = place.Topic,
        Partition = place.Partition.Value,
        Offset = place.Offset.Value,
        Key = record.Key,
        Value = record.Value,
        Headers = [.. record.Headers.Select(header => new RecordHeader(header.Name, header.Value))],
        Timestamp = DateTimeOffset.UtcNow,
        Received = DateTimeOffset.UtcNow,
    };

    private async Task ReadAsync()
    {
        await using var database = NpgsqlDataSource.Create(at.Database);
        await ReadAsync(database,
            "select e.id, e.headers ->> 'fp', md5(p.value) from events.mt_events e join ingest.payloads p on p.seq_id = e.seq_id",
            row => _stored.Add(row.GetGuid(0), (Guid.ParseExact(row.GetString(1), "N"), row.GetString(2))));
        await ReadAsync(database,
            "select origin_topic, origin_partition, origin_offset, code, stage, md5(record_value), md5(record_key) from ingest.dead_letters",
            row => _letters.Add((row.GetString(0), row.GetInt32(1), row.GetInt64(2)), (row.GetString(3), row.GetString(4), Text(row, 5), Text(row, 6))));
    }

    private static async Task ReadAsync(NpgsqlDataSource database, string sql, Action<NpgsqlDataReader> take)
    {
        await using var command = database.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            take(rows);
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

#pragma warning disable CA5351 // A checksum that PostgreSQL knows, too; nothing secret.
    private static string? Hash(byte[]? bytes) => bytes is null ? null : Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
}
