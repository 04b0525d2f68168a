using System.Diagnostics;
using static EventPlatform.Hosting.Telemetry.AttributeNames;

namespace EventPlatform.Hosting.Telemetry;

/// <summary>The spans of the one activity source <see cref="Catalogue.SourceName"/>; each method starts one, and gives null where nobody listens.</summary>
public static class Spans
{
    private static readonly ActivitySource Source = new(Catalogue.SourceName);

    internal static readonly IReadOnlyList<CatalogueEntry> All =
    [
        new("process {topic}", "span", "", [MessagingSystem, Destination, DestinationPartition, Offset], "A record's way from Kafka into the store; child of the producer's span."),
        new("append", "span", "", [BatchSize], "One transaction of the store; linked to the spans of the events that it stores."),
        new("project {name}", "span", "", [Projection, BatchSize], "One page of a projection; linked to the spans of its events."),
        new("send {topic}", "span", "", [MessagingSystem, Destination], "One notification, from its composition to the commit of its transaction; child of the span that stored its cause."),
    ];

    /// <summary>Does anybody listen? Ask before work that only a span needs.</summary>
    public static bool AreWanted => Source.HasListeners();

    /// <param name="topic">Topic of the record.</param>
    /// <param name="producer">Context of the record's <c>traceparent</c> header; default where it has none.</param>
    public static Activity? Process(string topic, ActivityContext producer) => Start("process ", topic, ActivityKind.Consumer, producer);

    public static Activity? Append(IEnumerable<ActivityLink>? links = null) =>
        Source.StartActivity("append", ActivityKind.Client, default(ActivityContext), links: links);

    public static Activity? Project(string projection, IEnumerable<ActivityLink>? links = null) =>
        AreWanted ? Source.StartActivity($"project {projection}", ActivityKind.Internal, default(ActivityContext), links: links) : null;

    /// <param name="topic">Topic of the notification.</param>
    /// <param name="cause">Context that was stored with the event; default where it has none.</param>
    public static Activity? Send(string topic, ActivityContext cause) => Start("send ", topic, ActivityKind.Producer, cause);

    private static Activity? Start(string verb, string topic, ActivityKind kind, ActivityContext parent) => AreWanted
        ? Source.StartActivity(verb + topic, kind, parent)?.SetTag(MessagingSystem, "kafka").SetTag(Destination, topic)
        : null;
}
