namespace EventPlatform.Embedded.Kafka;

/// <summary>What brokers of our own are started with.</summary>
public sealed record KafkaSettings
{
    /// <summary>How many nodes; each is broker and controller. With three, topics have three replicas and two must be in sync.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>Heap of each node, in megabytes.</summary>
    public int HeapMegabytes { get; init; } = 512;

    /// <summary>Further settings of server.properties, which win over the ones of this product.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>The settings that all nodes share.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Shared()
    {
        var replicas = $"{(Nodes < 3 ? 1 : 3)}";
        var inSync = $"{(Nodes < 3 ? 1 : 2)}";
        return
        [
            new("process.roles", "broker,controller"),
            new("controller.listener.names", "CONTROLLER"),
            new("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            new("auto.create.topics.enable", "false"),
            new("num.partitions", "4"),
            new("default.replication.factor", replicas),
            new("min.insync.replicas", inSync),
            new("offsets.topic.replication.factor", replicas),
            new("offsets.topic.num.partitions", "4"),
            new("transaction.state.log.replication.factor", replicas),
            new("transaction.state.log.min.isr", inSync),
            new("transaction.state.log.num.partitions", "4"),
            new("group.initial.rebalance.delay.ms", "0"),
        ];
    }
}
