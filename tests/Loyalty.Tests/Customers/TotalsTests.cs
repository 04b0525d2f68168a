using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Customers;

namespace EventPlatform.Loyalty.Tests.Customers;

public class TotalsTests
{
    [Fact]
    public void Totals_know_repeats_corrections_and_returns()
    {
        var story = new Story()
            .Buys("1", "T1", 100)
            .Buys("1", "T1", 100)
            .Corrects("1", "T1", 80)
            .Returns("1", null, 30)
            .Buys("2", "T1", 7);

        Totals(story, "1").ShouldBe((1, 50m));
        Totals(story, "2").ShouldBe((1, 7m));
    }

    private static (int, decimal) Totals(Story story, string customer)
    {
        var totals = story.State.Totals.Find(new TotalsKey(StreamKey.Customer(Story.OrgId, customer)))!;
        return (totals.TransactionCount, totals.TransactionTotal);
    }
}
