namespace EventPlatform.Platform.Topics;

/// <summary>What <c>topics create</c> did about one topic.</summary>
/// <param name="Topic">Its name.</param>
/// <param name="IsNew">It was created now.</param>
/// <param name="Differences">In what an existing one differs from what is wanted, each with what to do.</param>
internal sealed record TopicResult(string Topic, bool IsNew, IReadOnlyList<string> Differences);
