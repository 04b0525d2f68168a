using Confluent.Kafka;

namespace EventPlatform.Kafka.Consuming;

/// <summary>Kafka as the loop sees it. Every call is made by the loop's thread.</summary>
internal interface IRecordSource : IDisposable
{
    /// <summary>Joins the group. The listener is called within <see cref="Poll"/> and <see cref="Close"/>.</summary>
    void Subscribe(IReadOnlyCollection<string> topics, IGroupListener listener);

    /// <summary>A record, or the end of a partition, or null when none came in time.</summary>
    /// <exception cref="ConsumeException">A partition or the whole client has a problem.</exception>
    ConsumeResult<byte[]?, byte[]?>? Poll(TimeSpan time);

    /// <summary>Reads these partitions, each from its offset on, and no others; none is paused.</summary>
    void Assign(IReadOnlyCollection<TopicPartitionOffset> partitions);

    void Pause(IReadOnlyCollection<TopicPartition> partitions);

    void Resume(IReadOnlyCollection<TopicPartition> partitions);

    /// <summary>Lets the group's committed offset follow, some time soon.</summary>
    void Follow(TopicPartitionOffset position);

    /// <summary>Offset behind the last record, as last heard from the broker; null before that.</summary>
    long? EndOf(TopicPartition partition);

    /// <summary>Asks the broker for the first offset that it still has and the one behind the last.</summary>
    WatermarkOffsets AskRange(TopicPartition partition);

    /// <summary>Leaves the group.</summary>
    void Close();
}

/// <summary>What the group decides.</summary>
internal interface IGroupListener
{
    /// <summary>These are ours now; nothing is read before <see cref="IRecordSource.Assign"/>.</summary>
    void Assigned(IReadOnlyList<TopicPartition> partitions);

    /// <summary>Everything is to be given up; somebody else gets it when this call returns.</summary>
    void Revoked();

    /// <summary>Everything has been given to others already.</summary>
    void Lost();

    /// <summary>An error of the client as a whole; librdkafka goes on trying unless it is fatal.</summary>
    void Failed(Error error);
}
