using EventPlatform.EventStore;
using Npgsql;

namespace EventPlatform.Projections.Rebuilding;

/// <summary>Compares the live rows with those that history gives, table by table, in one snapshot.</summary>
internal static class RowComparison
{
    // Whole tables are read here, and nowhere else.
    private const string Plan = "set local enable_seqscan = on; set local work_mem = '64MB'";

    public static async Task<List<Difference>> FindAsync(NpgsqlConnection connection, NextTables tables, CancellationToken cancellation)
    {
        await using (var plan = new NpgsqlCommand(Plan, connection))
            await plan.ExecuteNonQueryAsync(cancellation);
        var found = new List<Difference>();
        foreach (var table in await tables.NamesAsync(cancellation))
            await AddAsync(connection, table, string.Join(", ", await tables.ColumnsAsync(table, cancellation)), found, cancellation);
        return found;
    }

    private static async Task AddAsync(NpgsqlConnection connection, string table, string columns, List<Difference> found, CancellationToken cancellation)
    {
        var live = $"select {columns} from {EventStoreRegistration.ReadModelSchema}.{table}";
        var next = $"select {columns} from {table}";
#pragma warning disable CA2100 // Names of this program's own tables.
        await using var command = new NpgsqlCommand(
            $"select distinct to_jsonb(differs) ->> 'stream_key' from (({live} except all {next}) union all ({next} except all {live})) differs", connection)
        {
            CommandTimeout = 0,
        };
#pragma warning restore CA2100
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
            found.Add(new("row", table, row.IsDBNull(0) ? null : row.GetString(0), null));
    }
}
