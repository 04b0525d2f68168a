using EventPlatform.TestKit.Adobe;

namespace EventPlatform.EndToEnd.Tests;

/// <summary>
/// What must come of the real purchases. 512 invoices: 444 name one of 323 customers, 68 name nobody; purchases less returns are
/// 144,626.25; 220, 172 and 153 customers reach 195, 270 and 300, one of them 195 twice.
/// </summary>
internal static class RetailOutcome
{
    public static async Task ShouldStandAsync(RetailPlatform platform, int deadLetters = 68)
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
