using EventPlatform.EventStore.Schema;

namespace EventPlatform.Ingest.DeadLetters;

/// <summary>Records that could not be stored, as they were received, each once by its origin [spec 01.6].</summary>
internal static class DeadLettersSchema
{
    public static readonly SchemaScript Script = new("ingest.dead_letters",
        """
        create schema if not exists ingest;
        create table if not exists ingest.dead_letters (
          id bigint generated always as identity primary key,
          group_name text not null,
          origin_topic text not null,
          origin_partition int not null,
          origin_offset bigint not null,
          record_timestamp timestamptz not null,
          record_key bytea,
          record_value bytea,
          record_headers jsonb not null,
          code text not null,
          message text not null,
          path text not null,
          stage text not null,
          org_id bigint,
          customer_id text,
          attempts int not null,
          first_failed_at timestamptz not null,
          app_version text not null,
          claimed_until timestamptz,
          published_at timestamptz,
          publish_error text,
          unique (origin_topic, origin_partition, origin_offset)
        );
        create index if not exists dead_letters_unpublished on ingest.dead_letters (id) where published_at is null and publish_error is null;
        create index if not exists dead_letters_by_code on ingest.dead_letters (code, first_failed_at);
        """);
}
