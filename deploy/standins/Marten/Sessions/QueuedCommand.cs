using System.Text;
using Npgsql;

namespace Marten.Sessions;

/// <summary>A command that waits for the save.</summary>
internal sealed record QueuedCommand(string Sql, object?[] Values)
{
    /// <exception cref="InvalidOperationException">There is a semicolon in it, or not one value a placeholder.</exception>
    public static QueuedCommand Create(char placeholder, string sql, object?[] values)
    {
        if (sql.Contains(';', StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"A queued command must be one statement without a semicolon: {sql}");
        }

        var parts = sql.Split(placeholder);
        if (parts.Length - 1 != values.Length)
        {
            throw new InvalidOperationException($"{parts.Length - 1} placeholders '{placeholder}' and {values.Length} values: {sql}");
        }

        return new QueuedCommand(Numbered(parts), values);
    }

    public NpgsqlBatchCommand ToBatchCommand()
    {
        var command = new NpgsqlBatchCommand(Sql);
        foreach (var value in Values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }

    private static string Numbered(string[] parts)
    {
        var sql = new StringBuilder(parts[0]);
        for (var i = 1; i < parts.Length; i++)
        {
            sql.Append('$').Append(i).Append(parts[i]);
        }

        return sql.ToString();
    }
}
