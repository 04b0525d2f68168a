using EventPlatform.TestKit;
using EventPlatform.TestKit.Ledgers;
using Npgsql;

namespace EventPlatform.Ingest.Tests;

/// <summary>A commit whose outcome is unknown makes neither a duplicate nor a hole [promise 4].</summary>
public sealed class CommitCutTests
{
    [Theory]
    [InlineData(CutMoment.BeforeTheServerSees)]
    [InlineData(CutMoment.BeforeTheClientSeesTheAnswer)]
    public async Task Connection_cut_while_committing_is_settled(CutMoment moment)
    {
        var at = await TestInstallation.CreateAsync();
        var direct = new NpgsqlConnectionStringBuilder(at.Database);
        await using var proxy = new TcpProxy(direct.Host!, direct.Port);
        var store = new StoredLedger(at.Database);
        await using var ledger = new EventLedger(at.BootstrapServers, at.CustomerEvents);
        using var counted = new Counted();
        await using var ingest = await IngestHost.StartAsync(at.Through(proxy.Port));

        await ledger.ProduceAsync(500);
        await store.WaitForAsync(500);
        var cut = proxy.CutOnceAsync("COMMIT"u8, moment);
        await ledger.ProduceAsync(2_000);
        await cut;
        await store.WaitForAsync(2_500);

        (await store.FaultsAsync(ledger.Acknowledged)).ShouldBeEmpty();
        counted["stored"].ShouldBeLessThanOrEqualTo(2_500, "what was stored is counted once at most");
        counted["duplicate"].ShouldBe(0);
        (await store.CountAsync("select sum(next_offset) from ingest.positions")).ShouldBe(2_500);
    }
}
