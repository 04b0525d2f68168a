using EventPlatform.EventStore.Schema;

namespace EventPlatform.Ingest.Positions;

/// <summary>How far each partition is stored, and who may store more of it.</summary>
internal static class PositionsSchema
{
    /// <summary>Every batch changes its rows: nothing that changes is indexed and half of each page is free, so that updates stay heap-only.</summary>
    public static readonly SchemaScript Script = new("ingest.positions",
        """
        create schema if not exists ingest;
        create table if not exists ingest.positions (
          group_name text not null,
          topic text not null,
          partition int not null,
          next_offset bigint,
          epoch bigint not null,
          owner text not null,
          record_timestamp timestamptz,
          stored_through timestamptz,
          updated_at timestamptz not null default now(),
          primary key (group_name, topic, partition)
        ) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
        comment on column ingest.positions.stored_through is 'no record that waits in the partition is older; the clock of the rules never passes it';
        comment on column ingest.positions.next_offset is 'offset of the next record to store; null: nothing stored yet';
        comment on column ingest.positions.epoch is 'rises with every take-over; only the owner of the highest may move the position';
        comment on column ingest.positions.record_timestamp is 'timestamp of the last record stored';
        """);
}
