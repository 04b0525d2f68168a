using System.Globalization;
using EventPlatform.Contracts.Decoding;
using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace EventPlatform.Ingest.Tests.Hostile;

/// <summary>Whatever is put on the topics, ingest gets past it, and nothing of it disappears [promise 12].</summary>
public sealed class HostileInputTests(ITestOutputHelper output)
{
    private const string Variable = "EVENTPLATFORM_HOSTILE_RECORDS";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private static int Records => int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "100000", CultureInfo.InvariantCulture);

    [FactNeeding(Part.Retention)]
    public async Task Hostile_records_end_as_stored_duplicate_or_dead_letter()
    {
        var at = (await TestInstallation.CreateAsync()) with { More = new Dictionary<string, string?> { ["Ingest__Organisations"] = "7" } };
        var store = new StoredLedger(at.Database);
        await using var ingest = await IngestHost.StartAsync(at);
        using var counted = new Counted();
        var sent = SentRecords.Send(at, HostileRecords.Take(Records));
        sent.Count.ShouldBe(Records);

        await Eventually.Is(() => store.CountAsync("select coalesce(sum(next_offset), 0) from ingest.positions"), settled => settled == Records, Patience);
        var ledger = new HostileLedger(at, ingest.Services.GetRequiredService<RecordDecoder>());
        (await ledger.FaultsAsync(sent)).ShouldBeEmpty();
        output.WriteLine($"{ledger.Stored} stored, {ledger.Duplicates} duplicates, {ledger.DeadLetters} dead letters: {string.Join(", ", ledger.Codes)}");

        (ledger.Stored + ledger.Duplicates + ledger.DeadLetters).ShouldBe(Records);
        await Eventually.True(() => counted["stored"] + counted["duplicate"] + counted["dead_letter"] == Records, TimeSpan.FromMinutes(1));
        (counted["stored"], counted["duplicate"], counted["dead_letter"]).ShouldBe((ledger.Stored, ledger.Duplicates, ledger.DeadLetters));
        ledger.Codes.Keys.ShouldBe(Enum.GetValues<ErrorCode>().Select(code => code.Text()), ignoreOrder: true);
    }
}
