using EventPlatform.Kafka.Consuming;
using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.Ingest.Positions;

/// <summary>
/// Finds out what became of a transaction whose end nobody has seen. Moving the position was its last statement, so locking the row waits
/// for its end, and the position tells.
/// </summary>
internal sealed class PositionSettlement(NpgsqlDataSource database, string group)
{
    private const string Read =
        """
        select p.topic, p.partition, p.epoch, p.next_offset
        from ingest.positions p
        join unnest($2, $3) as asked(topic, partition) on p.topic = asked.topic and p.partition = asked.partition
        where p.group_name = $1
        order by p.topic collate "C", p.partition
        for update of p
        """;

    /// <summary>True where the batch has been stored, false where nothing of it has.</summary>
    /// <exception cref="FencedException">Somebody else owns partitions of the batch.</exception>
    public async Task<bool> IsStoredAsync(IReadOnlyList<BatchPart> parts, CancellationToken cancellation)
    {
        var found = await ReadAsync(parts, cancellation);
        var foreign = parts.Where(part => !IsOurs(part, found)).ToArray();
        if (foreign.Length > 0)
            throw new FencedException([.. foreign.Select(part => part.Lease)]);
        var stored = parts.Count(part => found[Key(part)].NextOffset == part.To);
        return stored == parts.Count || (stored == 0 ? false : throw new FencedException([.. parts.Select(part => part.Lease)]));
    }

    private static bool IsOurs(BatchPart part, Dictionary<(string, int), Row> found) =>
        found.TryGetValue(Key(part), out var row) && row.Epoch == part.Lease.Epoch && (row.NextOffset == part.To || row.NextOffset == part.Lease.Position);

    private static (string, int) Key(BatchPart part) => (part.Lease.Partition.Topic, part.Lease.Partition.Partition.Value);

    private async Task<Dictionary<(string, int), Row>> ReadAsync(IReadOnlyList<BatchPart> parts, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Read);
        command.Parameters.Add(new() { Value = group });
        command.Parameters.Add(PositionMove.Array(parts, part => part.Lease.Partition.Topic, NpgsqlDbType.Text));
        command.Parameters.Add(PositionMove.Array(parts, part => part.Lease.Partition.Partition.Value, NpgsqlDbType.Integer));
        var found = new Dictionary<(string, int), Row>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            found[(rows.GetString(0), rows.GetInt32(1))] = new(rows.GetInt64(2), rows.IsDBNull(3) ? null : rows.GetInt64(3));
        return found;
    }

    private readonly record struct Row(long Epoch, long? NextOffset);
}
