using JasperFx;
using Marten.Events;

namespace Marten.Storage;

/// <summary>The event tables as Marten lays them out. Its functions are left to Marten, which adds them at its first use.</summary>
internal sealed class EventSchema(EventStoreOptions options)
{
    private const string Tenant = $"varchar default '{StorageConstants.DefaultTenantId}'";

    private readonly string _schema = options.DatabaseSchemaName;

    /// <summary>Names of the event table's columns and of the schema's indexes.</summary>
    public string Known() =>
        $"""
        select attname::text from pg_attribute where attrelid = to_regclass('{_schema}.mt_events') and attnum > 0 and not attisdropped
        union all select indexname::text from pg_indexes where schemaname = '{_schema}'
        """;

    /// <summary>Creates what is missing, and leaves alone what is there: not even a lock is asked for.</summary>
    /// <param name="known">What <see cref="Known"/> has read.</param>
    public string Script(IReadOnlySet<string> known) => string.Join(
        '\n',
        [$"create schema if not exists {_schema};", Streams(), Events(), Sequence(), .. OptionalColumns(known), .. Indexes(known), Progression(), Skips()]);

    private string Streams() =>
        $"""
        create table if not exists {_schema}.mt_streams (
          id varchar not null,
          type varchar,
          version bigint,
          timestamp timestamptz not null default now(),
          created timestamptz not null default now(),
          tenant_id {Tenant},
          is_archived boolean default false,
          constraint pkey_mt_streams_id primary key (id));
        """;

    private string Events() =>
        $"""
        create table if not exists {_schema}.mt_events (
          seq_id bigint,
          id uuid not null,
          stream_id varchar,
          version bigint not null,
          data jsonb not null,
          bdata bytea,
          type varchar(500) not null,
          timestamp timestamptz not null,
          tenant_id {Tenant},
          mt_dotnet_type varchar,
          is_archived boolean default false,
          constraint pkey_mt_events_seq_id primary key (seq_id),
          constraint fkey_mt_events_stream_id foreign key (stream_id) references {_schema}.mt_streams (id) on delete cascade);
        """;

    private string Sequence() =>
        $"create sequence if not exists {_schema}.mt_events_sequence owned by {_schema}.mt_events.seq_id;";

    private IEnumerable<string> OptionalColumns(IReadOnlySet<string> known)
    {
        var metadata = options.MetadataConfig;
        (bool Enabled, string Name, string Type)[] columns =
        [
            (true, "bdata", "bytea"),
            (metadata.CorrelationIdEnabled, "correlation_id", "varchar"),
            (metadata.CausationIdEnabled, "causation_id", "varchar"),
            (metadata.HeadersEnabled, "headers", "jsonb"),
            (metadata.UserNameEnabled, "user_name", "varchar"),
        ];
        return columns.Where(column => column.Enabled && !known.Contains(column.Name))
            .Select(column => $"alter table {_schema}.mt_events add column if not exists {column.Name} {column.Type};");
    }

    private IEnumerable<string> Indexes(IReadOnlySet<string> known)
    {
        (bool Enabled, string Kind, string Name, string Columns)[] indexes =
        [
            (true, "unique index", "pk_mt_events_stream_and_version", "stream_id, version"),
            (options.EnableUniqueIndexOnEventId, "unique index", "idx_mt_events_event_id", "id"),
            (options.EnableEventTypeIndex, "index", "idx_mt_events_event_type_seq_id", "type, seq_id"),
        ];
        return indexes.Where(index => index.Enabled && !known.Contains(index.Name))
            .Select(index => $"create {index.Kind} if not exists {index.Name} on {_schema}.mt_events ({index.Columns});");
    }

    private string Progression() =>
        $"""
        create table if not exists {_schema}.mt_event_progression (
          name varchar,
          last_seq_id bigint,
          last_updated timestamptz default transaction_timestamp(),
          constraint pk_mt_event_progression primary key (name));
        """;

    private string Skips() =>
        $"""
        create table if not exists {_schema}.mt_high_water_skips (
          ending_sequence bigint,
          starting_sequence bigint not null,
          timestamp timestamptz default transaction_timestamp(),
          constraint pkey_mt_high_water_skips_ending_sequence primary key (ending_sequence));
        """;
}
