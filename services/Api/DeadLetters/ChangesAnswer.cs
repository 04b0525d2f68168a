using System.Text.Json.Serialization;
using EventPlatform.DeadLetters;

namespace EventPlatform.Api.DeadLetters;

/// <summary>What came of a change of many dead letters.</summary>
/// <param name="Counts">Letters by outcome.</param>
/// <param name="Items">What came of each.</param>
/// <param name="Next">Give it as <c>cursor</c>, with the same filter, to go on; null when all are done.</param>
public sealed record ChangesAnswer(
    IReadOnlyDictionary<string, int> Counts, IReadOnlyList<LetterResult> Items, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next)
{
    internal static ChangesAnswer Of(IReadOnlyList<LetterResult> results, string? next) =>
        new(results.CountBy(result => result.Outcome).OrderBy(count => count.Key, StringComparer.Ordinal).ToDictionary(), results, next);
}

/// <summary>How many dead letters an organisation has.</summary>
/// <param name="Total">All that were asked for.</param>
/// <param name="Codes">Letters by code, the most frequent first.</param>
public sealed record CountsAnswer(long Total, IReadOnlyList<EventPlatform.DeadLetters.Reading.CodeCount> Codes);
