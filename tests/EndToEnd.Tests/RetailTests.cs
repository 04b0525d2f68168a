using EventPlatform.TestKit;
using EventPlatform.TestKit.Adobe;

namespace EventPlatform.EndToEnd.Tests;

/// <summary>
/// Real purchases from topic to topic. 512 invoices: 444 name one of 323 customers, 68 name nobody; purchases less returns are
/// 144,626.25; 220, 172 and 153 customers reach 195, 270 and 300, one of them 195 twice.
/// </summary>
public sealed class RetailTests
{
    private const int Invoices = 512;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [RetailFact]
    public async Task Real_purchases_become_progress_badges_and_notifications()
    {
        var platform = await RetailPlatform.CreateAsync();
        await using var worker = platform.Start();
        await DefineAsync(platform);

        platform.Sell();
        await SettleAsync(platform, Invoices);
        await ShouldStandAsItMustAsync(platform);

        platform.Sell();
        await SettleAsync(platform, 2 * Invoices);
        await ShouldStandAsItMustAsync(platform, deadLetters: 2 * 68);
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
        await SettleAsync(platform, Invoices);
        await ShouldStandAsItMustAsync(platform);
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

    private static async Task SettleAsync(RetailPlatform platform, int records)
    {
        await Eventually.Is(platform.SettledAsync, settled => settled == records, Patience);
        await Eventually.Is(platform.IsQuietAsync, quiet => quiet, Patience);
    }

    private static async Task ShouldStandAsItMustAsync(RetailPlatform platform, int deadLetters = 68)
    {
        (await platform.ReadAsync<long>("select count(*) from events.mt_events where type in ('transactionAdded', 'transactionReturned')")).ShouldBe(444);
        (await platform.ReadAllAsync<long>("select code || ' ' || path, count(*) from ingest.dead_letters group by 1"))
            .ShouldBe(new Dictionary<string, long> { ["MISSING_FIELD /data/customer/id"] = deadLetters });
        (await platform.ReadAllAsync<decimal>("select target_rule_id::text, sum(value) from read_models.milestone_progress group by 1"))
            .ShouldBe(new Dictionary<string, decimal> { ["1"] = 144_626.25m, ["2"] = 144_626.25m, ["3"] = 144_626.25m }, ignoreOrder: true);
        await ProgressShouldBePurchasesLessReturnsAsync(platform);
        (await platform.ReadAllAsync<long>("select right(badge_id, 1), count(*) from read_models.held_badges group by 1"))
            .ShouldBe(new Dictionary<string, long> { ["1"] = 220, ["2"] = 172, ["3"] = 153 }, ignoreOrder: true);
        NotificationsShouldBeOncePerBadge(platform);
    }

    private static async Task ProgressShouldBePurchasesLessReturnsAsync(RetailPlatform platform)
    {
        var wrong = await platform.ReadAsync<long>(
            """
            with sold as (
              select stream_id, sum(case type when 'transactionAdded' then 1 else -1 end * (data -> 'context' ->> 'amount')::numeric) as total
              from events.mt_events where type in ('transactionAdded', 'transactionReturned') group by 1)
            select count(*) from sold full join read_models.milestone_progress p on p.stream_key = sold.stream_id where p.value is distinct from sold.total
            """);
        wrong.ShouldBe(0);
        (await platform.ReadAsync<long>("select count(distinct stream_key) from read_models.milestone_progress")).ShouldBe(323);
    }

    private static void NotificationsShouldBeOncePerBadge(RetailPlatform platform)
    {
        var messages = platform.Notifications();
        var badges = messages.Where(message => RetailPlatform.Header(message, "ce_type") == "loyalty.badgeEarned").ToList();
        badges.Count.ShouldBe(545);
        badges.Select(message => RetailPlatform.Header(message, "ce_id")).ShouldBeUnique();
        var check = new AdobeMessageCheck(new AdobeExpectation());
        foreach (var message in messages)
            check.Faults(message.Value).ShouldBeEmpty();
    }
}
