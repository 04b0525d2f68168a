namespace EventPlatform.Kafka.Transactions;

/// <summary>
/// Another process has taken the feed over, or the broker gave this one up because a transaction took longer than its time-out. Nothing
/// of the last batch is known to be sent: whoever still has the right to the feed takes it over again and finds out.
/// </summary>
public sealed class FeedFencedException(string feed, Exception cause)
    : Exception($"The feed {feed} has another owner now, or a transaction of ours outlived its time-out.", cause);
