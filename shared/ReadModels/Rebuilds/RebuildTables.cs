using EventPlatform.EventStore.Schema;

namespace EventPlatform.ReadModels.Rebuilds;

/// <summary>Which projections are rebuilt or verified, how far that is and what came of it; and which are paused.</summary>
public static class RebuildTables
{
    public static readonly SchemaScript Script = new("eventplatform.rebuilds",
        """
        create schema if not exists eventplatform;
        create table if not exists eventplatform.rebuilds (
          projection varchar not null primary key,
          purpose varchar not null,
          state varchar not null,
          hold boolean not null,
          position bigint not null default 0,
          target bigint not null default 0,
          events bigint not null default 0,
          compared_to bigint not null default 0,
          differences bigint not null default 0,
          samples jsonb not null default '[]',
          failure text,
          requested_by varchar not null,
          requested_at timestamptz not null default now(),
          started_at timestamptz,
          finished_at timestamptz
        );
        create table if not exists eventplatform.paused_projections (
          projection varchar not null primary key,
          paused_by varchar not null,
          paused_at timestamptz not null default now()
        );
        """);
}
