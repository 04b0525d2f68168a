namespace EventPlatform.Contracts.Events;

/// <summary>Names in the <c>headers</c> of a stored event.</summary>
public static class EventHeaders
{
    /// <summary>32 hex digits [spec 01.5].</summary>
    public const string Fingerprint = "fp";

    /// <summary>The producer's <c>source</c> and <c>id</c>.</summary>
    public const string Source = "source", SourceId = "sourceId";

    /// <summary>The form in which the record came: <c>binary</c>, <c>structured</c>, <c>flat</c>, <c>wrapped</c>.</summary>
    public const string Form = "form";

    /// <summary>W3C trace context, continued by every span that handles the event.</summary>
    public const string TraceParent = "traceparent", TraceState = "tracestate";

    /// <summary><c>true</c> on a customer event that occurred too long before it was received: it counts, and starts no campaign [spec 01.4].</summary>
    public const string LateForCampaigns = "lateForCampaigns";

    /// <summary>Key of the API's client that stored the event.</summary>
    public const string ChangedBy = "changedBy";

    public const string DataSchema = "dataschema";

    /// <summary>Timestamp of the Kafka record in epoch milliseconds; on an outcome its cause's, none where that was put back. End-to-end time is measured from it.</summary>
    public const string KafkaTimestamp = "kafkaTs";

    /// <summary>Id of the dead letter that was put back as this event; such an event starts no campaign [spec 01.6].</summary>
    public const string Redriven = "redriven";
}
