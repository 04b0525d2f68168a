using System.Diagnostics.Metrics;
using static EventPlatform.Hosting.Telemetry.AttributeNames;
using static EventPlatform.Hosting.Telemetry.Catalogue;

namespace EventPlatform.Hosting.Telemetry;

/// <summary>The instruments of the one meter <see cref="SourceName"/>. Names, units and meanings stand here and nowhere else.</summary>
public static class Instruments
{
    private static readonly double[] Seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly double[] LongSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600];
    private static readonly long[] Sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];

    // --- Kafka, by the OpenTelemetry messaging conventions

    public static readonly Counter<long> ConsumedMessages = Counter<long>("messaging.client.consumed.messages", "{message}",
        "Records taken from Kafka and settled: stored, recognised as duplicates or parked as dead letters.", MessagingSystem, Destination, ConsumerGroup, DestinationPartition, Operation);

    public static readonly Counter<long> SentMessages = Counter<long>("messaging.client.sent.messages", "{message}",
        "Records acknowledged by Kafka, or refused by it (then with an error type).", MessagingSystem, Destination, Operation, ErrorType);

    public static readonly Histogram<double> ClientOperationDuration = Histogram("messaging.client.operation.duration", "s", Seconds,
        "How long a request to Kafka took: a send, a commit of a transaction.", MessagingSystem, Destination, Operation, ErrorType);

    public static readonly Histogram<double> ProcessDuration = Histogram("messaging.process.duration", "s", Seconds,
        "How long a batch of records took from decoding to its commit in the store.", MessagingSystem, ConsumerGroup, Operation, ErrorType);

    // --- Consumer loop

    public static readonly Gauge<long> ConsumerLag = Gauge<long>("eventplatform.consumer.lag", "{record}",
        "Records of the partition that are not yet stored.", Topic, Partition);

    public static readonly AgeGauge ConsumerLagTime = Age("eventplatform.consumer.lag.time",
        "Age of the oldest record of the partition that is not yet stored; it rises while ingest is stuck.", Topic, Partition);

    public static readonly Gauge<long> ConsumerInFlight = Gauge<long>("eventplatform.consumer.in_flight", "By",
        "Bytes of records that were taken from Kafka and are not yet stored.", Lane);

    public static readonly Counter<double> ConsumerPhaseTime = Counter<double>("eventplatform.consumer.phase.time", "s",
        "Where the consumer's time goes: poll, decode, store, wait or paused.", Phase);

    // --- Ingest and store

    public static readonly Counter<long> IngestRecords = Counter<long>("eventplatform.ingest.records", "{record}",
        "What became of the records: stored, duplicate or dead_letter (then with its code).", Outcome, Code, Form);

    public static readonly Counter<long> DeadLettersRedriven = Counter<long>("eventplatform.dead_letters.redriven", "{record}",
        "Dead letters that somebody put back, by what came of it: stored, duplicate, refused (then with its code), or nothing as it was settled.", Outcome, Code);

    public static readonly Histogram<double> AppendDuration = Histogram("eventplatform.store.append.duration", "s", Seconds,
        "How long the transaction took that stored a batch and moved its positions.");

    public static readonly Histogram<long> AppendSize = Histogram("eventplatform.store.append.size", "{event}", Sizes,
        "Events that one transaction stored.");

    public static readonly AgeGauge HighWaterAge = Age("eventplatform.store.high_water.age",
        "For how long the high-water mark has not moved although events lie above it.");

    // --- Projections

    public static readonly Gauge<long> ProjectionLag = Gauge<long>("eventplatform.projection.lag", "{event}",
        "Events below the end of the store that the projection has not folded.", Projection);

    public static readonly AgeGauge ProjectionLagTime = Age("eventplatform.projection.lag.time",
        "Age of the oldest stored event that the projection has not folded.", Projection);

    public static readonly Histogram<double> ProjectionPageDuration = Histogram("eventplatform.projection.page.duration", "s", Seconds,
        "How long a page of events took: load, fold, write, commit.", Projection);

    public static readonly Histogram<long> ProjectionPageSize = Histogram("eventplatform.projection.page.size", "{event}", Sizes,
        "Events of one page.", Projection);

    public static readonly Counter<long> Outcomes = Counter<long>("eventplatform.outcomes", "{event}",
        "Events that the platform concluded and appended, by event name.", EventType);

    // --- Relay

    public static readonly Gauge<long> RelayLag = Gauge<long>("eventplatform.relay.lag", "{event}",
        "Events below the end of the store that the feed has not passed.", Feed);

    public static readonly AgeGauge RelayLagTime = Age("eventplatform.relay.lag.time",
        "Age of the oldest stored event that the feed has not passed.", Feed);

    public static readonly Counter<long> RelaySent = Counter<long>("eventplatform.relay.sent", "{message}",
        "Notifications in committed Kafka transactions.", Feed);

    public static readonly Counter<long> RelayRefused = Counter<long>("eventplatform.relay.refused", "{message}",
        "Notifications that break a rule of their form, such as the greatest size, and are not sent.", Feed, Rule);

    // --- The whole way

    public static readonly Histogram<double> EndToEndDuration = Histogram("eventplatform.end_to_end.duration", "s", LongSeconds,
        "From the Kafka timestamp of the cause to the send of its notification; causes that somebody put back do not count.", EventType);

    public static readonly Counter<long> InvariantViolations = Counter<long>("eventplatform.invariant.violations", "{violation}",
        "A rule that must always hold was found broken; anything but 0 is a defect.", Rule);

    // The last field: by now all others have written themselves down.
    internal static readonly IReadOnlyList<CatalogueEntry> All = [.. Metrics];
}
