using JasperFx;
using Marten.Events;

namespace Marten.Storage;

/// <summary>The event tables as Marten lays them out. Its functions are left to Marten, which adds them at its first use.</summary>
internal sealed class EventSchema(EventStoreOptions options)
{
    private const string Tenant = $"varchar default '{StorageConstants.DefaultTenantId}'";

    private readonly string _schema = options.DatabaseSchemaName;

    /// <summary>Creates what is missing, and leaves alone what is there.</summary>
    public string Script() => string.Join(
        '\n',
        [$"create schema if not exists {_schema};", Streams(), Events(), Sequence(), .. OptionalColumns(), .. Indexes(), Progression(), Skips()]);

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

    private IEnumerable<string> OptionalColumns()
    {
        var metadata = options.MetadataConfig;
        (bool Enabled, string Definition)[] columns =
        [
            (true, "bdata bytea"),
            (metadata.CorrelationIdEnabled, "correlation_id varchar"),
            (metadata.CausationIdEnabled, "causation_id varchar"),
            (metadata.HeadersEnabled, "headers jsonb"),
            (metadata.UserNameEnabled, "user_name varchar"),
        ];
        return columns.Where(column => column.Enabled)
            .Select(column => $"alter table {_schema}.mt_events add column if not exists {column.Definition};");
    }

    private IEnumerable<string> Indexes()
    {
        yield return $"create unique index if not exists pk_mt_events_stream_and_version on {_schema}.mt_events (stream_id, version);";
        if (options.EnableUniqueIndexOnEventId)
        {
            yield return $"create unique index if not exists idx_mt_events_event_id on {_schema}.mt_events (id);";
        }

        if (options.EnableEventTypeIndex)
        {
            yield return $"create index if not exists idx_mt_events_event_type_seq_id on {_schema}.mt_events (type, seq_id);";
        }
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
