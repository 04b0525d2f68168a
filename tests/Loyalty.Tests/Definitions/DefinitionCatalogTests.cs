using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Tests.Definitions;

public class DefinitionCatalogTests
{
    [Fact]
    public void A_catalog_never_changes_and_each_definition_makes_a_new_one()
    {
        var story = new Story().DefineGroup(Story.Group());
        var before = story.Catalog;

        story.DefineGroup(Story.Group("'goal':5")).DefineBadge();

        before.Target(Story.OrgId, 2711)!.Goal.ShouldBe(999);
        before.LastSequence.ShouldBe(1);
        story.Catalog.Target(Story.OrgId, 2711)!.Goal.ShouldBe(5);
        story.Catalog.Badge(Story.OrgId, Story.Badge)!.Definition.Name.ShouldBe("Big spender");
        story.Catalog.LastSequence.ShouldBe(3);
    }

    [Fact]
    public void A_definition_that_is_in_the_catalog_already_changes_nothing()
    {
        var story = new Story().DefineGroup(Story.Group());

        story.Catalog.With(story.Facts[0]).ShouldBeSameAs(story.Catalog);
    }

    [Fact]
    public void Targets_are_found_by_the_event_that_moves_them()
    {
        var targets = Story.Target() + ",{'targetRuleId':2,'name':'Try','goal':2,'entity':'EVENT','event':'tried'}";
        var story = new Story().DefineGroup(Story.Group().Replace(Story.Target(), targets, StringComparison.Ordinal));

        Rules(story, "transactionAdded").ShouldBe([2711]);
        Rules(story, "transactionReturned").ShouldBe([2711]);
        Rules(story, "tried").ShouldBe([2]);
        Rules(story, "other").ShouldBeEmpty();
        story.Catalog.TargetsFor(101, "tried").ShouldBeEmpty();
    }

    [Fact]
    public void A_version_that_changes_what_is_fixed_stays_out_of_force_and_is_listed()
    {
        var story = new Story().DefineGroup(Story.Group()).DefineGroup(Story.Group("'goal':5").Replace("MONTHLY", "DAILY", StringComparison.Ordinal)).Buys("1", "T1", 20);

        story.Value().ShouldBe(20);
        story.Row()!.Goal.ShouldBe(999);
        var inert = story.Catalog.Inert.ShouldHaveSingleItem();
        (inert.StreamKey, inert.Version, inert.Faults[0].Code).ShouldBe(("100:~d:target-groups:25", 2, "FIXED"));
    }

    [Fact]
    public void A_stored_version_with_faults_stays_out_of_force()
    {
        var story = new Story().Define(DefinitionKind.Streak, "1", "{'name':'S','targetRuleId':1,'levels':[{'level':1,'cycles':2}],'enrolment':'SEGMENT'}").DefineOrganisation("{'timeZone':'Nowhere'}");

        story.Catalog.Inert.Select(inert => inert.Faults[0].Code).ShouldBe(["NOT_SUPPORTED", "BAD_FIELD"]);
        story.Catalog.Organisation(Story.OrgId).TimeZone.Id.ShouldBe("UTC");
    }

    [Fact]
    public void Retiring_needs_no_definition()
    {
        var story = new Story().DefineGroup(Story.Group()).DefineBadge().DefineGroup("{}", retired: true).Define(DefinitionKind.Badge, Story.Badge, "{}", retired: true);

        story.Catalog.Inert.ShouldBeEmpty();
        story.Catalog.Target(Story.OrgId, 2711).ShouldBeNull();
        story.Catalog.Badge(Story.OrgId, Story.Badge).ShouldBeNull();
    }

    [Fact]
    public void A_zone_that_comes_after_a_group_holds_for_periods_that_begin_later()
    {
        var story = new Story().DefineGroup(Story.Group("'type':'VISIT'")).Buys("1", "T1", 1, "2025-07-10T12:00:00Z")
            .DefineOrganisation("{'timeZone':'Asia/Kolkata'}", "2025-07-10T13:00:00Z").Buys("1", "T2", 1, "2025-07-10T20:00:00Z");

        story.Value().ShouldBe(1);
        story.Buys("1", "T3", 1, "2025-08-10T12:00:00Z").Buys("1", "T4", 1, "2025-08-10T20:00:00Z").Value(period: 250008).ShouldBe(2);
    }

    [Fact]
    public void The_first_period_of_a_window_lies_wholly_in_one_zone()
    {
        var story = new Story().DefineGroup(Story.Group().Replace("2025-01-01", "2025-07-15", StringComparison.Ordinal))
            .DefineOrganisation("{'timeZone':'Pacific/Auckland'}", "2025-07-14T13:00:00Z").Buys("1", "T1", 1, "2025-07-14T12:00:00Z");

        (story.Row(period: 250001)!.PeriodStart, story.Row(period: 250001)!.PeriodEnd).ShouldBe((Story.At("2025-07-14T12:00:00Z"), Story.At("2025-07-31T12:00:00Z")));
    }

    [Fact]
    public void A_zone_before_the_first_group_holds_for_all_that_ever_was_a_changed_one_for_periods_that_begin_later()
    {
        var story = new Story().DefineOrganisation("{'timeZone':'Asia/Kolkata'}", "2025-06-01T00:00:00Z").DefineGroup(Story.Group())
            .Buys("1", "T1", 1, "2025-01-31T18:29:59Z").Buys("1", "T2", 2, "2025-01-31T18:30:00Z");
        (story.Value(period: 250001), story.Value(period: 250002)).ShouldBe((1, 2));

        story.DefineOrganisation("{'timeZone':'America/New_York'}", "2025-07-15T00:00:00Z")
            .Buys("1", "T3", 4, "2025-07-31T18:29:59Z").Buys("1", "T4", 8, "2025-07-31T18:30:00Z").Buys("1", "T5", 16, "2025-09-01T03:59:59Z").Buys("1", "T6", 32, "2025-09-01T04:00:00Z");

        (story.Value(period: 250007), story.Value(period: 250008), story.Value(period: 250009)).ShouldBe((4, 24, 32));
    }

    private static IEnumerable<long> Rules(Story story, string name) => story.Catalog.TargetsFor(Story.OrgId, name).Select(target => target.TargetRuleId);
}
