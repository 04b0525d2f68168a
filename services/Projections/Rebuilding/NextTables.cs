using EventPlatform.EventStore;
using Npgsql;

namespace EventPlatform.Projections.Rebuilding;

/// <summary>The tables that a rebuild fills: of the same names as the live ones, in a schema of their own beside them.</summary>
internal sealed class NextTables(Projection projection, NpgsqlConnection connection)
{
    /// <summary>What the rebuild concluded; it stays when the others move.</summary>
    public const string Outcomes = "recomputed_outcomes";

    private const string OutcomesTable =
        $"create table {Outcomes} (id uuid primary key, fingerprint uuid not null, type varchar not null, stream_key varchar not null, cause_seq bigint not null)";

    private readonly string _schema = SchemaOf(projection);

    public static string SchemaOf(Projection projection) => $"{EventStoreRegistration.ReadModelSchema}_next_{projection.Name.ToLowerInvariant()}";

    /// <summary>Makes them, empty; what an earlier attempt left is thrown away.</summary>
    public async Task CreateAsync(CancellationToken cancellation)
    {
        await DropAsync(cancellation);
        await ExecuteAsync($"create schema {_schema}", cancellation);
        foreach (var script in projection.Tables)
            await ExecuteAsync(script.Sql, cancellation);
        await ExecuteAsync(OutcomesTable, cancellation);
    }

    public Task DropAsync(CancellationToken cancellation) => ExecuteAsync($"drop schema if exists {_schema} cascade", cancellation);

    /// <summary>Statistics for the planner, before anybody reads them.</summary>
    public async Task AnalyzeAsync(CancellationToken cancellation)
    {
        foreach (var table in await NamesAsync(cancellation))
            await ExecuteAsync($"analyze {_schema}.{table}", cancellation);
    }

    /// <summary>Puts them in the place of the live ones, which are dropped: for readers the same names hold other rows from the commit on.</summary>
    public async Task MoveAsync(CancellationToken cancellation)
    {
        await ExecuteAsync("set local lock_timeout = '5s'", cancellation);
        foreach (var table in await NamesAsync(cancellation))
            await ExecuteAsync(
                $"drop table if exists {EventStoreRegistration.ReadModelSchema}.{table}; alter table {_schema}.{table} set schema {EventStoreRegistration.ReadModelSchema}",
                cancellation);
        await DropAsync(cancellation);
    }

    /// <summary>Names of the tables, without schema.</summary>
    public Task<List<string>> NamesAsync(CancellationToken cancellation) => ListAsync(
        $"select quote_ident(tablename) from pg_tables where schemaname = '{_schema}' and tablename <> '{Outcomes}' order by tablename", cancellation);

    /// <summary>Names of a table's columns; the live table may hold them in another order.</summary>
    public Task<List<string>> ColumnsAsync(string table, CancellationToken cancellation) => ListAsync(
        $"select quote_ident(attname) from pg_attribute where attrelid = '{_schema}.{table}'::regclass and attnum > 0 and not attisdropped order by attname", cancellation);

    private async Task<List<string>> ListAsync(string sql, CancellationToken cancellation)
    {
        await using var command = Command(sql);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var names = new List<string>();
        while (await row.ReadAsync(cancellation))
            names.Add(row.GetString(0));
        return names;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

#pragma warning disable CA2100 // Names of this program's own tables.
    private NpgsqlCommand Command(string sql) => new(sql, connection);
#pragma warning restore CA2100
}
