using EventPlatform.EventStore.Schema;

namespace EventPlatform.ReadModels.Badges;

/// <summary>The badges that customers hold, and how often each badge was earned, by everybody (scope = organisation) and by each customer (scope = stream key).</summary>
public static class BadgeTables
{
    public static readonly SchemaScript Script = new("read_models.badges",
        """
        create table if not exists held_badges (
          stream_key varchar collate "C" not null,
          badge_id varchar collate "C" not null,
          earn_id varchar collate "C" not null,
          earned_on timestamptz not null,
          state jsonb not null,
          primary key (stream_key, badge_id, earn_id)
        );
        create table if not exists badge_earns (
          scope varchar collate "C" not null,
          badge_id varchar collate "C" not null,
          earns bigint not null,
          primary key (scope, badge_id)
        ) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);
        """);
}
