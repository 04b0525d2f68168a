using Confluent.Kafka;

namespace EventPlatform.Kafka.Transactions;

/// <summary>A feed: one producer, one progress key.</summary>
/// <param name="Name">
/// Constant for the life of the feed: its <c>transactional.id</c>, by which an owner fences the one before, and its key in the progress log.
/// </param>
/// <param name="Topic">Where its records go.</param>
/// <param name="ProgressTopic">The compacted topic of positions, shared by all feeds.</param>
/// <param name="Producer">Connection and tuning; what a feed rests upon is set over it.</param>
/// <param name="Reader">Connection for reading the progress log.</param>
public sealed record FeedSettings(string Name, string Topic, string ProgressTopic, ProducerConfig Producer, ClientConfig Reader)
{
    /// <summary>An open transaction of a dead owner holds up every <c>read_committed</c> reader until a successor comes, or for this long.</summary>
    public static readonly TimeSpan TransactionTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The producer's configuration. Delivery reports are off: a commit fails when any record of its transaction did.</summary>
    public ProducerConfig TransactionalProducer() => new(new Dictionary<string, string>(Producer))
    {
        TransactionalId = Name,
        TransactionTimeoutMs = (int)TransactionTimeout.TotalMilliseconds,
        MessageTimeoutMs = (int)TransactionTimeout.TotalMilliseconds,
        EnableIdempotence = true,
        Acks = Acks.All,
        Partitioner = Partitioner.Murmur2Random,
        EnableDeliveryReports = false,
    };

    /// <summary>
    /// The configuration of whoever reads the progress log. It belongs to no group in fact, but the client asks for the name of one. Asked
    /// for the end of a partition, a <see cref="IsolationLevel.ReadCommitted"/> client names the beginning of the oldest open transaction.
    /// </summary>
    public ConsumerConfig ProgressReader(IsolationLevel isolation) => new(new Dictionary<string, string>(Reader))
    {
        GroupId = Name,
        IsolationLevel = isolation,
        EnablePartitionEof = true,
        EnableAutoCommit = false,
        EnableAutoOffsetStore = false,
        AutoOffsetReset = AutoOffsetReset.Error,
        // The broker says that a log has ended when it has waited for more.
        FetchWaitMaxMs = 20,
    };
}
