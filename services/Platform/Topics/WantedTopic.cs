using EventPlatform.Hosting.Configuration;

namespace EventPlatform.Platform.Topics;

/// <summary>A topic as the platform needs it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Partitions">Null: any number will do for one that exists; a new one gets <see cref="DefaultPartitions"/>.</param>
/// <param name="Replication">Null: any number will do for one that exists; a new one gets the cluster's default.</param>
/// <param name="Settings">Topic settings that must have these values.</param>
internal sealed record WantedTopic(string Name, int? Partitions, short? Replication, IReadOnlyDictionary<string, string> Settings)
{
    public const int DefaultPartitions = 12;

    /// <summary>Dead letters hold a record of any size that the broker took, and more headers than it had; the others keep Kafka's default.</summary>
    private static readonly Dictionary<string, string> LargeRecords = new() { ["max.message.bytes"] = "4194304" };

    /// <summary>The broker's clock says when a record was received [spec 01.1].</summary>
    private static readonly Dictionary<string, string> StampedByTheBroker = new() { ["message.timestamp.type"] = "LogAppendTime" };

    /// <summary>The newest position of each feed is all that counts [spec 05.2]; short segments, because the one being written is never compacted.</summary>
    private static readonly Dictionary<string, string> NewestOfEachKey = new() { ["cleanup.policy"] = "compact", ["segment.ms"] = "3600000" };

    private static readonly Dictionary<string, string> NothingSpecial = [];

    /// <summary>All topics of an installation, in the order of the data's way.</summary>
    public static IReadOnlyList<WantedTopic> All(KafkaTopics topics, int? partitions, short? replication) =>
    [
        new(topics.CustomerEvents, partitions, replication, StampedByTheBroker),
        new(topics.SystemEvents, partitions, replication, StampedByTheBroker),
        new(topics.DeadLetter, partitions, replication, LargeRecords),
        new(topics.Notifications, partitions, replication, NothingSpecial),
        new(topics.RelayProgress, 1, replication, NewestOfEachKey),
    ];
}
