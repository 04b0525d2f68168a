using EventPlatform.EventStore.Schema;

namespace EventPlatform.DeadLetters.Table;

/// <summary>Records that could not be stored, as they were received, each once by its origin, and what was done with them [spec 01.6].</summary>
public static class DeadLettersSchema
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
          received_at timestamptz not null,
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
          input text not null default 'customer-events',
          state text not null default 'open',
          settled_at timestamptz,
          event_id uuid,
          first_code text,
          first_message text,
          first_path text,
          first_stage text,
          unique (origin_topic, origin_partition, origin_offset)
        );
        comment on column ingest.dead_letters.code is 'why it was refused the last time; the first time stands in first_code once it was put back';
        comment on column ingest.dead_letters.event_id is 'the stored event, once state is stored or duplicate';
        create index if not exists dead_letters_unpublished on ingest.dead_letters (id) where published_at is null and publish_error is null;
        create index if not exists dead_letters_by_code on ingest.dead_letters (code, first_failed_at);
        create index if not exists dead_letters_by_organisation on ingest.dead_letters (org_id, id);
        create index if not exists dead_letters_by_customer on ingest.dead_letters (org_id, customer_id, id);
        create index if not exists dead_letters_by_organisation_and_code on ingest.dead_letters (org_id, state, code, id);

        create table if not exists ingest.dead_letter_actions (
          id bigint generated always as identity primary key,
          letter_id bigint not null references ingest.dead_letters (id) on delete cascade,
          action text not null,
          by_whom text not null,
          acted_at timestamptz not null,
          is_patched boolean not null default false,
          record_key bytea,
          record_value bytea,
          record_headers jsonb,
          outcome text not null,
          code text,
          message text,
          path text,
          stage text,
          event_id uuid,
          reason text
        );
        comment on column ingest.dead_letter_actions.record_value is 'the record that was tried, where it was patched; the letter keeps the one received';
        create index if not exists dead_letter_actions_by_letter on ingest.dead_letter_actions (letter_id, id);
        """);
}
