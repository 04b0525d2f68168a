namespace EventPlatform.DeadLetters;

/// <summary>Results of several letters.</summary>
internal static class LetterResults
{
    /// <summary>One result an id, in the order of the ids; an id without one is not found.</summary>
    public static IReadOnlyList<LetterResult> InOrder(IEnumerable<long> ids, IEnumerable<LetterResult> results)
    {
        var found = results.ToDictionary(result => result.Id);
        return [.. ids.Distinct().Select(id => found.GetValueOrDefault(id) ?? new(id, LetterOutcome.NotFound) { Message = "There is no such dead letter." })];
    }
}
