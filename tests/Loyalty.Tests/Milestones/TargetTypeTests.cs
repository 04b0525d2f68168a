using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Tests.Milestones;

public class TargetTypeTests
{
    private const string Items = "'entity':'LINEITEM','filter':{'field':'category','op':'eq','value':'tea'}";

    [Fact]
    public void An_extended_field_is_summed_and_lowered_by_the_field_of_the_return()
    {
        var story = new Story().DefineGroup(Story.Group("'type':'EXTENDED_FIELD','field':'score','aggregate':'SUM'"))
            .Buys("1", "T1", 10, more: ("score", 40.5m)).Buys("1", "T2", 10, more: ("score", "many")).Buys("1", "T3", 10)
            .Returns("1", "T1", 4, more: ("score", 1.5m)).Returns("1", "T1", 2);

        story.Value().ShouldBe(39);
        story.Row()!.EventCount.ShouldBe(2);
    }

    [Fact]
    public void A_negative_field_lowers_the_sum()
    {
        var story = new Story().DefineGroup(Story.Group("'type':'EXTENDED_FIELD','field':'score','aggregate':'SUM'"))
            .Buys("1", "T1", 10, more: ("score", 40)).Buys("1", "T2", 10, more: ("score", -15)).Returns("1", "T2", 10, more: ("score", 3));

        story.Value().ShouldBe(25);
        story.Corrects("1", "T2", 10, more: ("score", -20)).Value().ShouldBe(20);
    }

    [Fact]
    public void An_extended_field_is_counted_where_it_is_present_and_back_only_with_the_whole_bill()
    {
        var story = new Story().DefineGroup(Story.Group("'type':'EXTENDED_FIELD','field':'coupon','aggregate':'COUNT'"))
            .Buys("1", "T1", 10, more: ("coupon", "A")).Buys("1", "T2", 10).Buys("1", "T3", 10, more: ("coupon", "B")).Returns("1", "T1", 4);
        story.Value().ShouldBe(2);

        story.Returns("1", "T1", 6).Value().ShouldBe(1);
    }

    [Theory]
    [InlineData("SALES", 30)]
    [InlineData("GROSS_SALES", 33)]
    [InlineData("QUANTITY", 5)]
    [InlineData("COUNT", 2)]
    [InlineData("VISIT", 1)]
    public void A_line_item_target_filters_and_counts_items(string type, decimal value) =>
        Tea(type).Value().ShouldBe(value);

    [Theory]
    [InlineData("SALES", 20, 0)]
    [InlineData("GROSS_SALES", 22, 0)]
    [InlineData("QUANTITY", 3, 0)]
    [InlineData("COUNT", 1, 0)]
    [InlineData("VISIT", 1, 0)]
    public void Items_that_come_back_lower_what_they_counted_for_others_do_not(string type, decimal afterOne, decimal afterAll)
    {
        var story = Tea(type).Carrying(new LineItem("assam", 2, 10, 11), new LineItem("mocha", 1, 50, 55)).Returns("1", "T1", 60);
        story.Value().ShouldBe(afterOne);

        story.Carrying(new LineItem("darjeeling", 3, 20, 22)).Returns("1", "T1", 20);
        story.Value().ShouldBe(afterAll);
        story.Carrying(new LineItem("darjeeling", 3, 20, 22)).Returns("1", "T1", 20).Value().ShouldBe(afterAll);
    }

    [Fact]
    public void A_return_without_items_is_prorated_of_the_goal()
    {
        // [source 002]: 5,000 x 1,750 / 6,500, which it prints as 1,346.15
        var story = new Story().DefineGroup(Story.Group("'goal':5000,'entity':'LINEITEM','lineItemReturn':'PRORATE'"))
            .Carrying(new LineItem("assam", 1, 6500)).Buys("1", "T1", 6500).Returns("1", "T1", 1750);
        story.Value().ShouldBe(6500 - 1346.154m);

        story.Returns("1", "T1", 4750).Value().ShouldBe(0);
    }

    [Fact]
    public void A_return_without_items_is_ignored_where_the_target_says_so() =>
        new Story().DefineGroup(Story.Group("'goal':5000,'entity':'LINEITEM','lineItemReturn':'IGNORE'"))
            .Carrying(new LineItem("assam", 1, 6500)).Buys("1", "T1", 6500).Returns("1", "T1", 1750).Value().ShouldBe(6500);

    [Fact]
    public void Items_of_an_unknown_bill_are_asked_for_their_filter()
    {
        var story = new Story().DefineGroup(Story.Group(Items))
            .Carrying(new LineItem("assam", 2, 10, Category: "tea"), new LineItem("mocha", 1, 50, Category: "coffee")).Returns("1", null, 60);

        story.Value().ShouldBe(-10);
        story.Returns("1", null, 60).Value().ShouldBe(-10);
    }

    [Fact]
    public void The_fields_of_the_bill_stand_behind_those_of_an_item()
    {
        var story = new Story().DefineGroup(Story.Group("'entity':'LINEITEM','filter':{'all':[{'field':'storeCode','op':'eq','value':'B1'},{'field':'amount','op':'lt','value':30}]}"));

        story.Carrying(new LineItem("a", 1, 20), new LineItem("b", 1, 60)).Buys("1", "T1", 80, more: ("storeCode", "B1")).Value().ShouldBe(20);
    }

    [Fact]
    public void A_corrected_bill_counts_its_new_items_and_never_less_than_what_came_back_of_them()
    {
        var story = Tea("SALES").Carrying(new LineItem("assam", 2, 10)).Returns("1", "T1", 10);
        story.Carrying(new LineItem("assam", 2, 5, Category: "tea"), new LineItem("darjeeling", 1, 10, Category: "tea")).Corrects("1", "T1", 15).Value().ShouldBe(5);
        story.Carrying(new LineItem("mocha", 2, 5, Category: "coffee")).Corrects("1", "T1", 5).Value().ShouldBe(0);
    }

    private static Story Tea(string type) => new Story().DefineGroup(Story.Group(Items + $",'type':'{type}'"))
        .Carrying(new LineItem("assam", 2, 10, 11, "tea"), new LineItem("darjeeling", 3, 20, 22, "tea"), new LineItem("mocha", 1, 50, 55, "coffee")).Buys("1", "T1", 80);
}
