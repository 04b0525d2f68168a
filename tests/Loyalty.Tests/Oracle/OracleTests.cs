using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Tests.Histories;
using EventPlatform.LoyaltyOracle.Histories;
using EventPlatform.LoyaltyOracle.Results;
using FsCheck;
using FsCheck.Fluent;

namespace EventPlatform.Loyalty.Tests.Oracle;

/// <summary>
/// One oracle, many paths: what the folds make of any history, in pages of any size with a restart before each, is what the plain reading
/// of the rules finds in the whole log.
/// </summary>
public class OracleTests
{
    private const int Histories = 10_000;

    [Fact]
    public void Pages_and_restarts_find_what_the_oracle_finds() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Histories).WithReplay(20_250_610, 1).WithParallelRunConfig(new ParallelRunConfig(Environment.ProcessorCount)),
            Prop.ForAll(RandomHistory.Any, PageSizes, (steps, sizes) => Compare(Log.Of(steps), sizes)));

    private static Arbitrary<int[]> PageSizes => Arb.From(Gen.Choose(1, 12).NonEmptyListOf().Select(sizes => sizes.ToArray()), Smaller);

    private static IEnumerable<int[]> Smaller(int[] sizes) => sizes.Length > 1 ? [[sizes[0]], sizes[..^1]] : [];

    private static void Compare(IReadOnlyList<Fact> facts, int[] sizes)
    {
        var pages = new Pages();
        pages.Fold(facts, sizes);
        Difference.Between(OracleLines.Of(LoyaltyOracle.Oracle.Read(facts)), Lines(facts, pages)).ShouldBeEmpty(LogText.Of(facts));
        pages.Outcomes.Select(outcome => outcome.Id).ShouldBeUnique();
    }

    private static IEnumerable<string> Lines(IReadOnlyList<Fact> facts, Pages pages)
    {
        var lines = new ProductLines(id => facts.Single(fact => fact.Id == id).Sequence);
        return pages.Progress.Where(row => !row.Removed).Select(ProductLines.Of)
            .Concat(pages.Unified.Select(ProductLines.Of))
            .Concat(pages.Streaks.Select(ProductLines.Of))
            .Concat(pages.TargetEvents.Select(ProductLines.Of))
            .Concat(pages.HeldBadges.Select(lines.Of))
            .Concat(pages.Outcomes.Select(outcome => lines.Of(
                StreamKey.CustomerOf(outcome.StreamKey), outcome.Cause.Sequence, JsonSerializer.SerializeToElement<object>(outcome.Event, StoredEventJson.Default.Options))));
    }
}
