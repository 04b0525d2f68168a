using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Milestones;
using FsCheck;
using FsCheck.Fluent;

namespace EventPlatform.Loyalty.Tests.Histories;

public class HistoryTests
{
    private const string Variable = "EVENTPLATFORM_HISTORIES";

    /// <summary>The same histories every time; as many new ones as the variable says, to look for what these do not find.</summary>
    private static Config Many => int.TryParse(Environment.GetEnvironmentVariable(Variable), out var count)
        ? Config.QuickThrowOnFailure.WithMaxTest(count).WithEndSize(60)
        : Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(60).WithReplay(20_250_610, 1);

    [Fact]
    public void Any_page_size_and_any_restart_gives_the_same_rows_and_outcomes() =>
        Check.One(Many, Prop.ForAll(History.Any, Arb.From(Gen.Choose(1, 12)), (steps, size) =>
        {
            var facts = History.Play(steps).Facts;
            var whole = new Pages();
            whole.Fold(facts, Math.Max(1, facts.Count));
            var cut = new Pages();
            cut.Fold(facts, size);
            cut.Rows().ShouldBe(whole.Rows());
            Texts(cut.Outcomes).ShouldBe(Texts(whole.Outcomes));
        }));

    [Fact]
    public void A_value_is_what_counted_less_what_came_back() =>
        Check.One(Many, Prop.ForAll(History.Any, steps =>
        {
            var story = History.Play(steps);
            foreach (var row in Whole(story).Where(row => row.TargetRuleId is not 4))
                row.Value.ShouldBe(story.State.TargetEvents.All.Where(counted => Belongs(counted, row)).Sum(counted => counted.TargetValue));
            foreach (var row in Whole(story).Where(row => row.TargetRuleId is 4))
                row.Value.ShouldBeLessThanOrEqualTo(row.Days.Count, "only debits of earlier periods take something off that no day of this one lost");
        }));

    [Fact]
    public void Updates_add_up_to_the_value_and_each_tells_the_value_after_it() =>
        Check.One(Many, Prop.ForAll(History.Any, steps =>
        {
            var story = History.Play(steps);
            var whole = Whole(story).Select(row => row.Key).ToHashSet();
            foreach (var updates in story.Outcomes.Where(one => one.Event is TargetAchievedValueUpdated).GroupBy(one => (one.StreamKey, ((TargetOutcome)one.Event).TargetRuleId, ((TargetOutcome)one.Event).PeriodId)).Where(updates => whole.Contains(new ProgressKey(updates.Key.StreamKey, updates.Key.TargetRuleId, updates.Key.PeriodId))))
            {
                var value = 0m;
                foreach (var update in updates.Select(one => (TargetAchievedValueUpdated)one.Event))
                    (value += update.CurrentEventValue).ShouldBe(update.AchievedValue);
                story.State.Progress.Find(new ProgressKey(updates.Key.StreamKey, updates.Key.TargetRuleId, updates.Key.PeriodId))!.Value.ShouldBe(value);
            }
        }));

    [Fact]
    public void No_outcome_is_concluded_twice_and_a_goal_is_achieved_once_a_period() =>
        Check.One(Many, Prop.ForAll(History.Any, steps =>
        {
            var story = History.Play(steps);
            story.Outcomes.Select(outcome => outcome.Id).ShouldBeUnique();
            story.Outcomes.Where(one => one.Event is TargetValueAchieved)
                .Select(one => (one.StreamKey, ((TargetOutcome)one.Event).TargetRuleId, ((TargetOutcome)one.Event).PeriodId)).ShouldBeUnique();
        }));

    [Fact]
    public void What_came_back_of_a_bill_never_exceeds_what_it_counted_for() =>
        Check.One(Many, Prop.ForAll(History.Any, steps =>
            History.Play(steps).State.Transactions.All.SelectMany(bill => bill.Counts).All(count => count.Returned >= 0 && count.Returned <= count.Value)));

    [Fact]
    public void Everybody_who_has_progress_is_enrolled_once() =>
        Check.One(Many, Prop.ForAll(History.Any, steps =>
        {
            var story = History.Play(steps);
            var left = story.State.TargetEvents.All.Where(row => row.Kind == TargetEventKind.UnEnrol).Select(row => (row.StreamKey, row.TargetRuleId)).ToHashSet();
            var enrolled = story.State.TargetEvents.All.Where(row => row.Kind == TargetEventKind.Enrol && !left.Contains((row.StreamKey, row.TargetRuleId))).Select(row => (row.StreamKey, row.TargetRuleId)).ToList();
            enrolled.ShouldBeUnique();
            foreach (var row in Whole(story))
                enrolled.ShouldContain((row.StreamKey, row.TargetRuleId));
        }));

    [Fact]
    public void Badge_counts_are_the_badges_earned() =>
        Check.One(Many, Prop.ForAll(History.Any, steps =>
        {
            var story = History.Play(steps);
            foreach (var count in story.State.BadgeCounts.All.Where(count => count.Holder == "100"))
                count.Earned.ShouldBe(story.Concluded<BadgeEarned>().Count(earned => earned.BadgeId == count.BadgeId));
            story.State.HeldBadges.All.Count(held => held.Origin == BadgeOrigin.Platform).ShouldBe(story.Concluded<BadgeEarned>().Count());
            story.State.HeldBadges.All.Count(held => held.Status == BadgeStatus.Expired).ShouldBe(story.Concluded<BadgeExpired>().Count());
            story.State.HeldBadges.All.Count(held => held.Status == BadgeStatus.Revoked).ShouldBe(story.Concluded<BadgeRevoked>().Count());
        }));

    /// <summary>The rows of who was never un-enrolled.</summary>
    private static List<MilestoneProgress> Whole(Story story)
    {
        var left = story.State.TargetEvents.All.Where(row => row.Kind == TargetEventKind.UnEnrol).Select(row => new EnrolmentKey(row.StreamKey, row.TargetRuleId))
            .Concat(story.State.Enrolments.All.Where(enrolment => enrolment.Gaps.Count > 0).Select(enrolment => enrolment.Key)).ToHashSet();
        return [.. story.State.Progress.All.Where(row => !left.Contains(new EnrolmentKey(row.StreamKey, row.TargetRuleId)))];
    }

    private static bool Belongs(TargetEvent counted, MilestoneProgress row) =>
        counted.Kind is not (TargetEventKind.Enrol or TargetEventKind.UnEnrol) && (counted.StreamKey, counted.TargetRuleId, counted.PeriodId) == (row.StreamKey, row.TargetRuleId, row.PeriodId);

    private static IEnumerable<string> Texts(List<Outcome> outcomes) =>
        outcomes.Select(outcome => $"{outcome.Id} {outcome.StreamKey} {outcome.Cause.Sequence} {JsonSerializer.Serialize<object>(outcome.Event, StoredEventJson.Default.Options)}");
}
