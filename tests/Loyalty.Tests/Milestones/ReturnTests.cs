using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Tests.Milestones;

public class ReturnTests
{
    [Fact]
    public void A_return_lowers_the_period_of_the_transaction_that_it_names()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 100, "2025-06-30T12:00:00Z").Returns("1", "T1", 30, "2025-07-02T12:00:00Z");

        story.Value(period: 250006).ShouldBe(70);
        story.Row(period: 250007).ShouldBeNull();
        story.Concluded<TargetAchievedValueUpdated>().Last().CurrentEventValue.ShouldBe(-30);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("T-never-seen")]
    public void A_return_of_an_unknown_transaction_counts_in_the_period_of_its_own_time_and_enrols(string? transactionId)
    {
        var story = new Story().DefineGroup(Story.Group()).Returns("1", transactionId, 27.5m);

        story.Value().ShouldBe(-27.5m);
        story.TargetEvents().Select(row => row.Kind).ShouldBe([TargetEventKind.Enrol, TargetEventKind.ReturnBill]);
    }

    [Fact]
    public void A_return_is_settled_when_folded_a_purchase_that_comes_later_changes_nothing()
    {
        var story = new Story().DefineGroup(Story.Group()).Returns("1", "T1", 30, "2025-07-02T12:00:00Z").Buys("1", "T1", 100, "2025-06-30T12:00:00Z");

        story.Value(period: 250007).ShouldBe(-30);
        story.Value(period: 250006).ShouldBe(100);
    }

    [Fact]
    public void What_is_returned_of_one_transaction_never_exceeds_what_it_counted_for_and_the_rest_is_noted()
    {
        var story = new Story().DefineGroup(Story.Group())
            .Buys("1", "T0", 500).Buys("1", "T1", 100).Returns("1", "T1", 60).Returns("1", "T1", 70).Returns("1", "T1", 5);

        story.Value().ShouldBe(500);
        story.Row()!.IgnoredReturns.ShouldBe(35);
        story.TargetEvents().Where(row => row.Kind == TargetEventKind.ReturnBill).Select(row => row.TargetValue).ShouldBe([-60, -40]);
    }

    [Fact]
    public void Without_allowReturns_nothing_is_lowered()
    {
        var story = new Story().DefineGroup(Story.Group("'allowReturns':false")).Buys("1", "T1", 100).Returns("1", "T1", 60).Returns("1", null, 10);

        story.Value().ShouldBe(100);
    }

    [Fact]
    public void A_return_of_a_transaction_that_did_not_count_does_not_count()
    {
        var filter = "'filter':{'field':'storeCode','op':'eq','value':'B1'}";
        var story = new Story().Buys("1", "T0", 100, more: ("storeCode", "B1")).DefineGroup(Story.Group(filter))
            .Buys("1", "T1", 100, more: ("storeCode", "B2"))
            .Returns("1", "T0", 10, more: ("storeCode", "B1")).Returns("1", "T1", 10, more: ("storeCode", "B1"));

        story.Row().ShouldBeNull();
    }

    [Fact]
    public void A_known_bills_filter_is_not_asked_again_an_unknown_ones_is_asked_of_the_return()
    {
        var filter = "'filter':{'field':'storeCode','op':'eq','value':'B1'}";
        var story = new Story().DefineGroup(Story.Group(filter)).Buys("1", "T1", 100, more: ("storeCode", "B1"))
            .Returns("1", "T1", 10, more: ("storeCode", "B9")).Returns("1", null, 20, more: ("storeCode", "B9")).Returns("1", null, 40, more: ("storeCode", "B1"));

        story.Value().ShouldBe(50);
    }

    [Fact]
    public void Gross_sales_are_lowered_by_the_gross_amount_else_by_the_same_share_of_the_bills_gross()
    {
        var story = new Story().DefineGroup(Story.Group("'type':'GROSS_SALES'"))
            .Buys("1", "T1", 6500, more: ("grossAmount", 5000)).Returns("1", "T1", 1750);
        story.Value().ShouldBe(5000 - 1346.154m);

        story.Returns("1", "T1", 100, more: ("grossAmount", 53.846m)).Returns("1", null, 100);
        story.Value().ShouldBe(3600);
    }

    [Fact]
    public void Quantity_is_lowered_by_the_quantity_and_by_nothing_where_it_is_absent()
    {
        var story = new Story().DefineGroup(Story.Group("'type':'QUANTITY'"))
            .Buys("1", "T1", 100, more: ("quantity", 5)).Returns("1", "T1", 10).Returns("1", "T1", 20, more: ("quantity", 2));

        story.Value().ShouldBe(3);
        story.TargetEvents().Count(row => row.Kind == TargetEventKind.ReturnBill).ShouldBe(1);
    }

    [Theory]
    [InlineData("COUNT")]
    [InlineData("VISIT")]
    public void Counts_and_visits_fall_only_when_the_bill_is_back_whole(string type)
    {
        var story = new Story().DefineGroup(Story.Group($"'type':'{type}'")).Buys("1", "T1", 100).Returns("1", "T1", 60);
        story.Value().ShouldBe(1);

        story.Returns("1", "T1", 40);
        story.Value().ShouldBe(0);

        story.Returns("1", "T1", 40).Returns("1", null, 40);
        story.Value().ShouldBe(0);
        story.Row()!.IgnoredReturns.ShouldBe(0);
    }

    [Fact]
    public void A_whole_bill_says_so_itself()
    {
        var story = new Story().DefineGroup(Story.Group("'type':'COUNT'")).Buys("1", "T1", 100).Returns("1", "T1", 1, more: ("wholeBill", true));

        story.Value().ShouldBe(0);
    }

    [Fact]
    public void A_day_stays_as_long_as_another_counted_bill_of_that_day_stays()
    {
        var story = new Story().DefineGroup(Story.Group("'type':'VISIT'"))
            .Buys("1", "T1", 100, "2025-07-10T09:00:00Z").Buys("1", "T2", 50, "2025-07-10T18:00:00Z").Returns("1", "T1", 100);
        story.Value().ShouldBe(1);
        story.Row()!.EventCount.ShouldBe(2);

        story.Returns("1", "T2", 50);
        story.Value().ShouldBe(0);
        story.Row()!.Days.ShouldBeEmpty();
        story.Row()!.EventCount.ShouldBe(3);
    }

    [Fact]
    public void A_bill_of_type_RETURN_is_a_return_that_names_no_purchase_and_its_sign_is_ignored()
    {
        var story = new Story().DefineGroup(Story.Group()).Buys("1", "T1", 100).Buys("1", "R1", -30, more: ("billType", "RETURN"));

        story.Value().ShouldBe(70);
        var row = story.TargetEvents().Last();
        (row.Kind, row.UniqueId, row.TargetValue).ShouldBe((TargetEventKind.ReturnBill, "R1", -30));
    }

    [Fact]
    public void Bought_2000_1500_and_3000_for_a_goal_of_5000_and_returned_3000_leaves_3500_and_the_goal_open()
    {
        var story = new Story().DefineGroup(Story.Group("'goal':5000"))
            .Buys("1", "T1", 2000).Buys("1", "T2", 1500).Buys("1", "T3", 3000);
        story.Row()!.Status.ShouldBe(ProgressStatus.Achieved);

        story.Returns("1", "T3", 3000);
        story.Value().ShouldBe(3500);
        story.Row()!.Status.ShouldBe(ProgressStatus.InProgress);
    }
}
