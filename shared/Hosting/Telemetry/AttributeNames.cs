namespace EventPlatform.Hosting.Telemetry;

/// <summary>Names of attributes. The <c>messaging.*</c> and <c>error.type</c> ones are those of the OpenTelemetry conventions.</summary>
public static class AttributeNames
{
    public const string MessagingSystem = "messaging.system", Destination = "messaging.destination.name",
        ConsumerGroup = "messaging.consumer.group.name", DestinationPartition = "messaging.destination.partition.id",
        Operation = "messaging.operation.name", ErrorType = "error.type";

    public const string Topic = "topic", Partition = "partition", Lane = "lane", Phase = "phase", Outcome = "outcome", Code = "code",
        Form = "form", Projection = "projection", EventType = "type", Feed = "feed", Rule = "rule", Offset = "offset", BatchSize = "batch_size";
}
