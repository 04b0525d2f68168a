using EventPlatform.Contracts.Decoding;
using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Storing;
using EventPlatform.DeadLetters.Table;
using EventPlatform.EventStore.Appending;

namespace EventPlatform.DeadLetters.Redriving;

/// <summary>What came of a try.</summary>
/// <param name="Letter">Whose.</param>
/// <param name="Patched">The record that was tried, where it was patched.</param>
/// <param name="Result">For the caller.</param>
/// <param name="Refusal">Where it was refused.</param>
internal sealed record Tried(LockedLetter Letter, RecordContent? Patched, LetterResult Result, Refusal? Refusal)
{
    /// <summary>The letter's state from now on.</summary>
    public string State => Refusal is null ? Result.Outcome : DeadLetterState.Open;

    public static IReadOnlyList<Tried> Of(Tries tries, Appended appended) =>
    [
        .. tries.Rejected.Select(tried => Refused(tried, tried.Decoded.Rejection!, tried.Stage)),
        .. tries.Accepted.Select((tried, i) => Of(tried, tried.Decoded.Accepted!, appended, i)),
    ];

    private static Tried Of(Try tried, AcceptedEvent accepted, Appended appended, int index) =>
        StoreRefusal.Of(accepted, appended, index) is { } rejection
            ? Refused(tried, rejection, DeadLetterStage.Storing)
            : new(tried.Letter, tried.Patched, Settled(tried.Letter, accepted, appended.Outcomes[index]), null);

    private static LetterResult Settled(LockedLetter letter, AcceptedEvent accepted, AppendOutcome outcome) =>
        new(letter.Id, outcome == AppendOutcome.Stored ? LetterOutcome.Stored : LetterOutcome.Duplicate)
        {
            EventId = accepted.Event.Id,
            StreamKey = accepted.Event.StreamKey,
        };

    private static Tried Refused(Try tried, Rejection rejection, string stage)
    {
        var refusal = new Refusal(rejection.Code.Text(), DatabaseText.Of(rejection.Message), DatabaseText.Of(rejection.Path), stage);
        var result = new LetterResult(tried.Letter.Id, LetterOutcome.Refused) { Code = refusal.Code, Message = refusal.Message, Path = refusal.Path };
        return new(tried.Letter, tried.Patched, result, refusal);
    }
}
