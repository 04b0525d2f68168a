using Npgsql;

namespace EventPlatform.TestKit.Ledgers;

/// <summary>What the store holds, read by plain SQL on connections of its own.</summary>
public sealed class StoredLedger(string connectionString)
{
    private const string Entries =
        """
        select headers ->> 'sourceId', stream_id, version, (data -> 'context' ->> 'seq')::int
        from events.mt_events where stream_id like '7:c%' order by stream_id, version
        """;

    public async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Tests ask what they like.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Events of the ledger's customers.</summary>
    public Task<long> CountEventsAsync() => CountAsync("select count(*) from events.mt_events where stream_id like '7:c%'");

    /// <summary>Waits until the store holds so many of the ledger's events.</summary>
    public Task WaitForAsync(long count, TimeSpan? within = null) =>
        Eventually.Is(CountEventsAsync, stored => stored >= count, within ?? TimeSpan.FromMinutes(2), $"{count} events are stored");

    /// <summary>Finds everything that is wrong with the store, measured by the ledger; nothing where all is well.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(IReadOnlyDictionary<string, LedgerEntry> ledger)
    {
        var stored = await ReadAsync();
        var faults = new List<string>();
        faults.AddRange(ledger.Keys.Except(stored.Select(row => row.Id)).Take(10).Select(id => $"{id} was acknowledged and is not stored"));
        faults.AddRange(stored.GroupBy(row => row.Id).Where(same => same.Count() > 1).Take(10).Select(same => $"{same.Key} is stored {same.Count()} times"));
        faults.AddRange(stored.Where(row => !ledger.ContainsKey(row.Id)).Take(10).Select(row => $"{row.Id} is stored and was never acknowledged"));
        foreach (var stream in stored.GroupBy(row => row.Stream))
            faults.AddRange(FaultsOf(stream.Key, [.. stream]));
        return faults;
    }

    private static IEnumerable<string> FaultsOf(string stream, Row[] rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Version != i + 1)
                yield return $"{stream} has version {rows[i].Version} where {i + 1} is expected";
            if (i > 0 && rows[i].Number <= rows[i - 1].Number)
                yield return $"{stream} has {rows[i].Id} behind {rows[i - 1].Id}";
        }
    }

    private async Task<List<Row>> ReadAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Entries, connection) { CommandTimeout = 120 };
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Row>();
        while (await reader.ReadAsync())
            rows.Add(new(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt32(3)));
        return rows;
    }

    private sealed record Row(string Id, string Stream, long Version, int Number);
}
