using Marten.Schema;
using Npgsql;

namespace Marten.Storage;

/// <inheritdoc/>
internal sealed class EventCleaner(StoreOptions options, NpgsqlDataSource dataSource, SchemaMigration schema) : IDocumentCleaner
{
    public async Task DeleteAllEventDataAsync(CancellationToken ct = default)
    {
        await schema.EnsureAsync(ct);
        var name = options.Events.DatabaseSchemaName;
        await using var command = dataSource.CreateCommand(
            $"""
            truncate {name}.mt_streams, {name}.mt_events, {name}.mt_event_progression, {name}.mt_high_water_skips restart identity cascade
            """);
        await command.ExecuteNonQueryAsync(ct);
    }
}
