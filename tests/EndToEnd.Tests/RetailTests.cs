using EventPlatform.TestKit;

namespace EventPlatform.EndToEnd.Tests;

/// <summary>Real purchases from topic to topic.</summary>
public sealed class RetailTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [RetailFact]
    public async Task Real_purchases_become_progress_badges_and_notifications()
    {
        var platform = await RetailPlatform.CreateAsync();
        await using var worker = platform.Start();
        await DefineAsync(platform);

        platform.Sell();
        await platform.SettleAsync(RetailFile.Invoices);
        await RetailOutcome.ShouldStandAsync(platform);

        platform.Sell();
        await platform.SettleAsync(2 * RetailFile.Invoices);
        await RetailOutcome.ShouldStandAsync(platform, deadLetters: 2 * 68);
        worker.HasExited.ShouldBeFalse(worker.Output);
    }

    [RetailFact]
    public async Task Killing_the_platform_at_any_moment_changes_nothing_in_the_end()
    {
        var platform = await RetailPlatform.CreateAsync();
        await using (platform.Start())
            await DefineAsync(platform);
        platform.Sell();
        foreach (var moment in new long[] { 1, 100, 300, 450, 700, 1200 })
            await KillWhenAsync(platform, moment);

        await using var last = platform.Start();
        await platform.SettleAsync(RetailFile.Invoices);
        await RetailOutcome.ShouldStandAsync(platform);
    }

    private static async Task DefineAsync(RetailPlatform platform)
    {
        platform.DefineRules();
        await Eventually.Is(() => platform.ReadAsync<long>("select count(*) from events.mt_events"), stored => stored == 4, Patience);
    }

    /// <summary>Kills the process as soon as the log has come to a place, wherever its parts are by then.</summary>
    private static async Task KillWhenAsync(RetailPlatform platform, long sequence)
    {
        await using var worker = platform.Start();
        await Eventually.Is(() => platform.ReadAsync<long>("select coalesce(max(seq_id), 0) from events.mt_events"), last => last >= sequence, Patience);
        await worker.KillAsync();
    }
}
