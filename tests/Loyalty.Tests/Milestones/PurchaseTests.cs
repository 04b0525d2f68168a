using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Tests.Milestones;

public class PurchaseTests
{
    [Fact]
    public void A_purchase_counts_its_net_amount_in_the_period_of_its_occurred_time()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 20, "2025-07-29T04:00:00Z").Buys("1", "T2", 1959.5m, "2025-08-01T00:00:00Z");

        story.Value(period: 250007).ShouldBe(20);
        story.Value(period: 250008).ShouldBe(1959.5m);
        story.Row(period: 250007)!.PeriodStart.ShouldBe(Story.At("2025-07-01T00:00:00Z"));
        story.Row(period: 250007)!.PeriodEnd.ShouldBe(Story.At("2025-08-01T00:00:00Z"));
    }

    [Fact]
    public void Each_counted_event_and_rule_is_reported_with_its_difference()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 20).Buys("1", "T2", 1959);

        var updates = story.Concluded<TargetAchievedValueUpdated>().ToList();
        updates.Select(update => (update.CurrentEventValue, update.AchievedValue, update.DefinedValue)).ShouldBe([(20, 20, 999), (1959, 1979, 999)]);
        updates[0].TargetName.ShouldBe("Spend 999 a month");
        updates[0].TargetGroupName.ShouldBe("Festive spend");
        story.Outcomes.Select(outcome => outcome.Id).ShouldBeUnique();
    }

    [Fact]
    public void A_repeated_transaction_id_counts_once_per_customer()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 20).Buys("1", "T1", 30).Buys("2", "T1", 40);

        story.Value("1").ShouldBe(20);
        story.Value("2").ShouldBe(40);
        story.Concluded<TargetAchievedValueUpdated>().Count().ShouldBe(2);
    }

    [Fact]
    public void A_purchase_outside_the_window_counts_nowhere_and_is_known_all_the_same()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 20, "2024-12-31T23:59:59Z").Buys("1", "T1", 20, "2025-07-01T00:00:00Z");

        story.State.Progress.All.ShouldBeEmpty();
        story.Outcomes.ShouldBeEmpty();
    }

    [Fact]
    public void What_stands_before_a_groups_first_version_does_not_count()
    {
        var story = new Story().Buys("1", "T0", 500).DefineGroup(Story.Group()).Buys("1", "T1", 20).DefineGroup(Story.Group("'goal':100")).Buys("1", "T2", 30);

        story.Value().ShouldBe(50);
        story.Catalog.Organisation(Story.OrgId).Groups[25].CountsFrom.ShouldBe(2);
        story.Catalog.Organisation(Story.OrgId).Groups[25].Version.ShouldBe(2);
    }

    [Fact]
    public void A_filter_keeps_purchases_out()
    {
        var story = new Story()
            .DefineGroup(Story.Group("'filter':{'field':'storeCode','op':'in','value':['B1','B2']}"))
            .Buys("1", "T1", 20, more: ("storeCode", "B1")).Buys("1", "T2", 30, more: ("storeCode", "B3")).Buys("1", "T3", 40);

        story.Value().ShouldBe(20);
    }

    [Theory]
    [InlineData("{'currencyCode':'EUR'}", 3)]
    [InlineData("{}", 7)]
    public void Amounts_count_without_a_currency_or_in_the_organisations_and_where_it_has_none_all(string organisation, decimal expected)
    {
        var story = new Story().DefineOrganisation(organisation).DefineGroup(Story.Group())
            .Buys("1", "T1", 1).Buys("1", "T2", 2, more: ("currencyCode", "EUR")).Buys("1", "T3", 4, more: ("currencyCode", "GBP"));

        story.Value().ShouldBe(expected);
    }

    [Theory]
    [InlineData("SALES", 30)]
    [InlineData("GROSS_SALES", 36)]
    [InlineData("QUANTITY", 5)]
    [InlineData("COUNT", 2)]
    [InlineData("VISIT", 1)]
    public void Each_type_counts_its_own_thing(string type, decimal expected)
    {
        var story = new Story().DefineGroup(Story.Group($"'type':'{type}'"))
            .Buys("1", "T1", 10, "2025-07-10T00:00:00Z", ("grossAmount", 12), ("quantity", 2))
            .Buys("1", "T2", 20, "2025-07-10T23:59:59Z", ("grossAmount", 24), ("quantity", 3));

        story.Value().ShouldBe(expected);
    }

    [Fact]
    public void A_bill_that_does_not_say_what_the_target_counts_does_not_count()
    {
        var story = new Story().DefineGroup(Story.Group("'type':'GROSS_SALES'")).Buys("1", "T1", 10);

        story.Row().ShouldBeNull();
        story.TargetEvents().ShouldBeEmpty();
    }

    [Fact]
    public void Visits_are_local_days_of_the_organisation()
    {
        var story = new Story().DefineOrganisation("{'timeZone':'Asia/Kolkata'}").DefineGroup(Story.Group("'type':'VISIT'"))
            .Buys("1", "T1", 10, "2025-07-10T18:29:59Z").Buys("1", "T2", 10, "2025-07-10T18:30:00Z").Buys("1", "T3", 10, "2025-07-11T18:29:59Z");

        story.Row()!.Days.ShouldBe([new VisitDay(new(2025, 7, 10), 1), new VisitDay(new(2025, 7, 11), 2)]);
        story.Value().ShouldBe(2);
        story.Row()!.EventCount.ShouldBe(3);
    }

    [Fact]
    public void Values_have_three_places_half_even_and_a_monstrous_amount_stops_nothing()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 1.0005m).Buys("1", "T2", 1.0015m).Buys("2", "T3", decimal.MaxValue).Buys("2", "T4", decimal.MaxValue);

        story.Value("1").ShouldBe(2.002m);
        story.Value("2").ShouldBe(2 * Exact.Most);
    }

    [Fact]
    public void A_rule_id_belongs_to_the_group_that_is_first_in_the_log()
    {
        var story = new Story().DefineGroup(Story.Group(), "25").DefineGroup(Story.Group(), "26").Buys("1", "T1", 20);

        story.Value(period: 250007).ShouldBe(20);
        story.Row(period: 260007).ShouldBeNull();
        story.Catalog.Organisation(Story.OrgId).Owners[2711].ShouldBe(25);
    }

    [Fact]
    public void Inactive_and_retired_groups_do_not_count()
    {
        var story = new Story().DefineGroup(Story.Group(group: "'active':false,")).Buys("1", "T1", 1)
            .DefineGroup(Story.Group()).Buys("1", "T2", 2)
            .DefineGroup(Story.Group(), retired: true).Buys("1", "T3", 4);

        story.Value().ShouldBe(2);
    }
}
