using EventPlatform.Contracts.Adobe;
using EventPlatform.Contracts.Events;
using EventPlatform.EventStore.Daemon;

namespace EventPlatform.EventStore.Schema;

/// <summary>Indexes that Marten does not know: each holds the few events that one reader of the log wants, and costs the others nothing.</summary>
public static class LogIndexes
{
    /// <summary>Of what is published [spec 05.1]: one event in five or ten.</summary>
    public const string Published = "ix_mt_events_published";

    /// <summary>Of <see cref="LogWatch"/>, and of the end of a stream, for which Marten asks with every type: empty, so that a page of it is found without a look at the log.</summary>
    public const string Watch = "ix_mt_events_log_watch";

    /// <summary>The stored types that are published, as SQL lists them.</summary>
    public static readonly string PublishedTypes = string.Join(", ", AdobeEventTypes.Published.Select(type => $"'{EventTypes.All.Single(each => each.ClrType == type).Alias}'"));

    internal static readonly SchemaScript Script = new("events.mt_events.indexes",
        $"""
        create index if not exists {Published} on events.mt_events (seq_id) where type in ({PublishedTypes});
        create index if not exists {Watch} on events.mt_events (seq_id) where type in ('{LogWatch.Alias}', 'archived');
        """);
}
