using Confluent.Kafka;

namespace EventPlatform.Kafka.Transactions;

/// <summary>One record of a feed.</summary>
/// <param name="Position">Its place in the feed; rises from record to record, and what lies at or below the feed's position was sent.</param>
/// <param name="Message">What is sent.</param>
public readonly record struct FeedRecord(long Position, Message<byte[], byte[]> Message);
