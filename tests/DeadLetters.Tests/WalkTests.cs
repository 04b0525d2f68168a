using EventPlatform.DeadLetters.Reading;
using EventPlatform.TestKit.Letters;

namespace EventPlatform.DeadLetters.Tests;

/// <summary>A change of a whole filter walks over its open letters, page by page.</summary>
public sealed class WalkTests : LetterBoxTests
{
    [Fact]
    public async Task A_page_of_a_walk_holds_no_more_than_memory_takes()
    {
        for (var i = 0; i < 20; i++)
            await Box.ReceiveAsync(new SpecimenRecord("100:c1", new string('n', 1_000_000)));
        var pages = new List<int>();

        await foreach (var page in Box.Open.PagesAsync(new DeadLetterFilter()))
            pages.Add(page.Count);

        pages.ShouldBe([9, 9, 2]);
    }

    [Fact]
    public async Task A_walk_meets_every_open_letter_of_its_filter_once_although_some_stay_open_and_others_come()
    {
        for (var i = 0; i < 230; i++)
            await Box.ReceiveAsync(new SpecimenRecord(i % 2 == 0 ? "100:c1" : "100:c2", i % 10 == 0 ? "{}" : null));
        var met = new List<long>();

        await foreach (var page in Box.Open.PagesAsync(new DeadLetterFilter { OrgId = 100, CustomerId = "c1", Codes = ["TOMBSTONE"] }))
        {
            met.AddRange(page);
            await Box.Discard.RunAsync([page[0]], new(LetterBox.By, "one of them"), default);
            await Box.ReceiveAsync(new SpecimenRecord("100:c1", null));
        }

        met.Count.ShouldBe(115 - 23);
        met.ShouldBe(met.Distinct().Order());
    }
}
