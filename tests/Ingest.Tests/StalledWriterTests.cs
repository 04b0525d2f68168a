using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventPlatform.Ingest.Tests;

/// <summary>A writer that stops in the middle of a COPY holds nothing for ever: no time-out of the server ends it, ingest does [promise 14].</summary>
public sealed class StalledWriterTests
{
    [Fact]
    public async Task A_session_whose_client_stops_in_the_middle_of_a_copy_is_ended()
    {
        var at = await TestInstallation.CreateAsync();
        await using var ingest = await IngestHost.StartAsync(at);
        await using var connection = await ingest.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var lockIt = new NpgsqlCommand("insert into ingest.positions (group_name, topic, partition, epoch, owner) values ('g', 't', 0, 1, 'o')", connection);
        await lockIt.ExecuteNonQueryAsync();
        await using var copy = await connection.BeginBinaryImportAsync("copy ingest.payloads (seq_id, value) from stdin (format binary)");

        var store = new StoredLedger(at.Database);
        await Eventually.Is(
            () => store.CountAsync($"select count(*) from pg_stat_activity where pid = {connection.ProcessID}"), sessions => sessions == 0, TimeSpan.FromMinutes(1));
        await Should.ThrowAsync<NpgsqlException>(async () =>
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(1L);
            await copy.WriteAsync(new byte[100_000]);
            await copy.CompleteAsync();
        });
    }
}
