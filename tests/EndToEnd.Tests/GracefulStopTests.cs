using EventPlatform.TestKit;

namespace EventPlatform.EndToEnd.Tests;

/// <summary>A stop loses nothing and ends within its drain time [promise 18].</summary>
public sealed class GracefulStopTests
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(20), Patience = TimeSpan.FromMinutes(3);

    /// <summary>Stopped again and again while it works, in the end it has done what one that was never stopped does.</summary>
    [RetailFact]
    public async Task Graceful_stop_leaves_no_work()
    {
        var platform = await RetailPlatform.CreateAsync();
        await using (var first = platform.Start())
        {
            platform.DefineRules();
            await Eventually.Is(() => platform.ReadAsync<long>("select count(*) from events.mt_events"), stored => stored == 4, Patience);
            await StopAsync(platform, first);
        }
        platform.Sell();
        foreach (var moment in new long[] { 5, 300, 900 })
        {
            await using var worker = platform.Start();
            await worker.WaitForOutputAsync("Application started", Patience);
            await Eventually.Is(() => platform.ReadAsync<long>("select coalesce(max(seq_id), 0) from events.mt_events"), last => last >= moment, Patience);
            await StopAsync(platform, worker);
        }

        await using var last = platform.Start();
        await platform.SettleAsync(RetailFile.Invoices);
        await RetailOutcome.ShouldStandAsync(platform);
        await StopAsync(platform, last);
    }

    /// <summary>It ends by itself and says so, holds no session of the database any more, and what it has settled is committed to Kafka, for the sake of lag tools.</summary>
    private static async Task StopAsync(RetailPlatform platform, WorkerProcess worker)
    {
        (await worker.StopAsync(DrainTime)).ShouldBeTrue(worker.Output);
        worker.ExitCode.ShouldBe(0, worker.Output);
        (await platform.ReadAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")).ShouldBe(0, worker.Output);
        (await platform.CommittedAsync()).ShouldBe(await platform.SettledAsync(), worker.Output);
    }
}
