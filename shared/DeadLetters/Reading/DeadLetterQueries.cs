using Npgsql;
using NpgsqlTypes;

namespace EventPlatform.DeadLetters.Reading;

/// <summary>Reads dead letters: a page, how many of each code, one in full, and the open ones of a filter page by page.</summary>
public sealed class DeadLetterQueries(NpgsqlDataSource database)
{
    private const int MostBytes = 8 * 1024 * 1024;

    /// <summary>A page of letters, the newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">Only letters with a lower id; null: from the newest.</param>
    /// <param name="limit">So many at most.</param>
    /// <param name="cancellation">Ends the query.</param>
    public async Task<IReadOnlyList<ListedLetter>> ListAsync(DeadLetterFilter filter, long? before, int limit, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand();
        var where = FilterSql.Of(filter, command.Parameters).And("id <", before, NpgsqlDbType.Bigint);
        return await ReadAsync(command, $"select {LetterReader.Columns} from ingest.dead_letters where {where.Text} order by id desc limit {limit}", LetterReader.Read, cancellation);
    }

    /// <summary>How many letters there are of each code and state, the most frequent first.</summary>
    public async Task<IReadOnlyList<CodeCount>> CountAsync(DeadLetterFilter filter, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand();
        var where = FilterSql.Of(filter, command.Parameters);
        return await ReadAsync(command, $"select code, state, count(*) from ingest.dead_letters where {where.Text} group by code, state order by 3 desc, code, state",
            rows => new CodeCount(rows.GetString(0), rows.GetString(1), rows.GetInt64(2)), cancellation);
    }

    /// <summary>Ids of a filter's letters, ascending: as many as one can hold in memory at once, one at least where there is one.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">Only greater ids.</param>
    /// <param name="upTo">Only ids up to this one.</param>
    /// <param name="limit">So many at most.</param>
    /// <param name="cancellation">Ends the query.</param>
    public async Task<IReadOnlyList<long>> IdsAsync(DeadLetterFilter filter, long after, long upTo, int limit, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand();
        var where = FilterSql.Of(filter, command.Parameters).And("id >", after, NpgsqlDbType.Bigint).And("id <=", upTo, NpgsqlDbType.Bigint);
        var page = $"select id, octet_length(record_value) as bytes from ingest.dead_letters where {where.Text} order by id limit {limit}";
        var sized = $"select id, sum(bytes) over (order by id rows between unbounded preceding and 1 preceding) as before from ({page}) page";
        return await ReadAsync(command, $"select id from ({sized}) sized where coalesce(before, 0) < {MostBytes} order by id", rows => rows.GetInt64(0), cancellation);
    }

    /// <summary>The greatest id so far; 0 where there is no letter.</summary>
    public async Task<long> LastIdAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select coalesce((select id from ingest.dead_letters order by id desc limit 1), 0)");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>One letter in full; null where there is none, or not in that organisation.</summary>
    public async Task<WholeLetter?> FindAsync(long id, long? orgId, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(WholeLetterReader.Query);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = (object?)orgId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await WholeLetterReader.ReadAsync(rows, cancellation);
    }

    private async Task<List<T>> ReadAsync<T>(NpgsqlCommand command, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // The text is this program's own; what a caller gives are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var connection = await database.OpenConnectionAsync(cancellation);
        command.Connection = connection;
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<T>();
        while (await rows.ReadAsync(cancellation))
            found.Add(read(rows));
        return found;
    }
}

/// <summary>How many letters there are of a code, in a state.</summary>
/// <param name="Code">Of the latest refusal.</param>
/// <param name="State">One of <see cref="Table.DeadLetterState"/>.</param>
/// <param name="Count">Letters.</param>
public sealed record CodeCount(string Code, string State, long Count);
