namespace EventPlatform.TestKit;

/// <summary>Where tests take Kafka from.</summary>
public enum KafkaSource
{
    /// <summary>One that runs already, named by <c>EVENTPLATFORM_KAFKA</c>.</summary>
    Existing,

    /// <summary>Brokers started from the distribution that <c>KAFKA_HOME</c> names.</summary>
    Distribution,

    /// <summary>A container, where a Docker engine answers.</summary>
    Docker,

    /// <summary>librdkafka's mock cluster in the test process.</summary>
    Mock,
}
