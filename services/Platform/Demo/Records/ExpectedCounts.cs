namespace EventPlatform.Platform.Demo.Records;

/// <summary>What must become of the records, where whoever made them knows.</summary>
/// <param name="Stored">Events stored.</param>
/// <param name="Duplicates">Records that repeat a stored event.</param>
/// <param name="DeadLetters">Dead letters by code.</param>
internal sealed record ExpectedCounts(long Stored, long Duplicates, IReadOnlyDictionary<string, long> DeadLetters);
