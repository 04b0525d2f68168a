using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Table;
using EventPlatform.Platform.DeadLetters;
using Spectre.Console;

namespace EventPlatform.Platform.Tests.DeadLetters;

/// <summary>A list of letters shows each of them, whatever the terminal's width and the customers' ids.</summary>
public sealed class LetterTablesTests
{
    [Theory]
    [InlineData(80, 36)]
    [InlineData(80, 100)]
    [InlineData(110, 36)]
    [InlineData(110, 100)]
    [InlineData(160, 100)]
    [InlineData(250, 100)]
    public void Every_letter_is_shown(int width, int customerCharacters)
    {
        ListedLetter[] letters = [Letter(1_234_567, DeadLetterState.Open, new('c', customerCharacters)), Letter(7, DeadLetterState.Duplicate, "c1")];
        var text = new StringWriter();
        var console = OutputConsole.CreatePlain(text);
        console.Profile.Width = width;

        console.Write(LetterTables.List(letters, width));

        foreach (var shown in new[] { "1234567", "BAD_DEFINITION", "duplicate", "c1", "50952" })
            text.ToString().ShouldContain(shown);
        text.ToString().Count(character => character == 'c').ShouldBeGreaterThanOrEqualTo(customerCharacters);
        text.ToString().Split('\n').ShouldAllBe(line => line.TrimEnd().Length <= width);
    }

    private static ListedLetter Letter(long id, string state, string customer) => new()
    {
        Id = id,
        State = state,
        Refusal = new("BAD_DEFINITION", "/data/definition/name: found nothing; expected a name", "/data/definition/name", DeadLetterStage.Decoding),
        OrgId = 50952,
        CustomerId = customer,
        Topic = "topic",
        Partition = 0,
        Offset = id,
        Timestamp = DateTimeOffset.UnixEpoch,
        Group = "group",
        Attempts = 1,
        FirstFailedAt = DateTimeOffset.UnixEpoch,
    };
}
