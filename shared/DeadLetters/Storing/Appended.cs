using EventPlatform.EventStore.Appending;

namespace EventPlatform.DeadLetters.Storing;

/// <summary>What became of the accepted events of a batch, by their place in it.</summary>
/// <param name="Outcomes">Of each; without meaning for a refused one.</param>
/// <param name="Refused">PostgreSQL's reason (SQLSTATE) for each event that it does not take.</param>
public sealed record Appended(IReadOnlyList<AppendOutcome> Outcomes, IReadOnlyDictionary<int, string> Refused)
{
    private static readonly Dictionary<int, string> NoneRefused = [];

    public static readonly Appended Nothing = new([], NoneRefused);

    public int Stored => Outcomes.Count(outcome => outcome == AppendOutcome.Stored) - Refused.Count;

    public static Appended Of(AppendResult result, int count) => new([.. Enumerable.Range(0, count).Select(i => result[i])], NoneRefused);
}
