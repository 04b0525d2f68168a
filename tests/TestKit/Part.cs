namespace EventPlatform.TestKit;

/// <summary>Parts that a test needs and a machine may lack.</summary>
[Flags]
public enum Part
{
    /// <summary>Any broker and any PostgreSQL.</summary>
    None = 0,

    /// <summary>A broker that hides the records of aborted and open transactions from <c>read_committed</c> readers.</summary>
    Transactions = 1,

    /// <summary>A broker that answers administrative calls: create and describe topics, list groups, delete records.</summary>
    Administration = 2,

    /// <summary>Brokers that can be killed and paused; the test starts its own by <see cref="TestKafka.StartClusterAsync"/>.</summary>
    BrokerFaults = 4,

    /// <summary>A PostgreSQL that can be killed and paused; the test starts its own by <c>PostgresCluster.StartAsync</c>.</summary>
    DatabaseFaults = 8,

    /// <summary>A broker that keeps what it is given; librdkafka's mock keeps the last 5 MB of a partition, read or not.</summary>
    Retention = 16,
}
