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
        await using var copy = await StallAsync(connection);

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

    [Fact]
    public async Task Nor_does_it_hold_up_the_start_of_a_version_that_changes_the_table()
    {
        var at = await TestInstallation.CreateAsync();
        await using var former = await IngestHost.StartAsync(at);
        await former.StopAsync();
        await using var connection = await former.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using (var change = new NpgsqlCommand("update eventplatform.schema_scripts set hash = 'former'", connection))
            await change.ExecuteNonQueryAsync();
        var copy = await StallAsync(connection);

        await using var next = await IngestHost.StartAsync(at).WaitAsync(TimeSpan.FromMinutes(1));
        await Should.ThrowAsync<NpgsqlException>(async () => await copy.DisposeAsync());
    }

    private static async Task<NpgsqlBinaryImporter> StallAsync(NpgsqlConnection connection)
    {
        await using var begin = new NpgsqlCommand(
            "begin; lock table ingest.dead_letters in row exclusive mode; insert into ingest.positions (group_name, topic, partition, epoch, owner) values ('g', 't', 0, 1, 'o')",
            connection);
        await begin.ExecuteNonQueryAsync();
        return await connection.BeginBinaryImportAsync("copy ingest.payloads (seq_id, value) from stdin (format binary)");
    }
}
