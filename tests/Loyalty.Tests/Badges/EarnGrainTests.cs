using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Tests.Histories;
using FsCheck;
using FsCheck.Fluent;

namespace EventPlatform.Loyalty.Tests.Badges;

public class EarnGrainTests
{
    private static readonly BadgeCountKey Everybody = BadgeCountKey.OfOrganisation(100, Story.Badge), Customer = BadgeCountKey.OfCustomer("100:1", Story.Badge);

    /// <summary>Moments within four days, many of them on ends of minutes and days, some before year 1.</summary>
    private static readonly Gen<long> Ticks =
        from unit in Gen.Elements(1L, TimeSpan.TicksPerSecond, TimeSpan.TicksPerMinute, TimeSpan.TicksPerDay)
        from units in Gen.Choose(-2, 9)
        from off in Gen.Choose(-1, 1)
        from day in Gen.Choose(0, 3)
        select day * TimeSpan.TicksPerDay + units * unit + off;

    [Fact]
    public void Tallies_by_day_minute_and_moment_count_every_earn_of_a_range_once() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20_250_610, 1), Prop.ForAll(Arb.From(Ticks.ArrayOf()), Arb.From(Ticks.ArrayOf()), (earns, ends) =>
        {
            foreach (var key in new[] { Everybody, Customer })
            {
                var table = new EarnTimeTable();
                table.Add(earns.SelectMany(at => EarnGrains.Of(key, at).Select(tally => (tally.Grain, tally.At))).GroupBy(one => one, (one, same) => new EarnTally(key, one.Grain, one.At, same.Count())));
                var ranges = ends.Zip(ends.Skip(1), (from, to) => new EarnRange(Math.Min(from, to), Math.Max(from, to))).ToList();
                var gaps = EarnGap.Between(ranges.Select(range => (key, range)));
                var times = new EarnTimes(knowsAll: false);
                times.Load(gaps, table.Count(gaps));
                foreach (var range in ranges.Where(range => range.From < range.To))
                    times.Count(key, range).ShouldBe(earns.Count(at => at >= range.From && at < range.To));
            }
        }));
}
