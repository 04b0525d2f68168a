namespace EventPlatform.EventStore.Schema;

/// <summary>What belongs to the event store but not to Marten.</summary>
public static class StoreScripts
{
    public static readonly SchemaScript Payloads = new("ingest.payloads",
        """
        create schema if not exists ingest;
        create table if not exists ingest.payloads (
          seq_id bigint not null primary key,
          value bytea not null
        );
        """);

    /// <summary>
    /// Stream rows change with every append: room on the page keeps those updates heap-only, and an early vacuum keeps the table small.
    /// </summary>
    public static readonly SchemaScript StreamStorage = new("events.mt_streams.storage",
        """
        alter table events.mt_streams set (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
        alter table events.mt_event_progression set (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);
        """);
}
