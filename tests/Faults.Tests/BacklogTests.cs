using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;

namespace EventPlatform.Faults.Tests;

/// <summary>Memory is bounded under any backlog [promise 15].</summary>
public sealed class BacklogTests
{
    private const int Backlog = 1_000_000, Customers = 20_000;
    private const long Budget = 350_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [FactNeeding(Part.Retention)]
    public async Task Backlog_of_a_million_records_stays_under_the_budget()
    {
        var at = await TestInstallation.CreateAsync();
        var store = new StoredLedger(at.Database);
        await using var ledger = new EventLedger(at.BootstrapServers, at.CustomerEvents, Customers);
        await ledger.ProduceAsync(Backlog);

        await using var worker = IngestProcess.Start(at);
        await Eventually.Is(() => store.CountAsync("select sum(next_offset) from ingest.positions"), settled => settled == Backlog, Patience, "the backlog is worked off");

        worker.PeakMemoryBytes.ShouldBeLessThan(Budget);
        (await store.FaultsAsync(ledger.Acknowledged)).ShouldBeEmpty();
    }
}
