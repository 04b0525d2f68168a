using EventPlatform.EventStore.Schema;

namespace EventPlatform.ReadModels.Badges;

/// <summary>
/// The badges that customers hold or held (<c>due</c>: when the clock ends an earn, in ticks of UTC; <c>transaction_id</c>: what caused it,
/// while a return may end it); what was issued to them; and how often each badge was earned, by everybody (scope = organisation) and by each
/// customer (scope = stream key): in all, and by time. Times are kept for every badge, because a limit that is defined later counts
/// earlier earns too; as tallies, because a badge may be earned millions of times.
/// </summary>
public static class BadgeTables
{
    public static readonly SchemaScript Script = new("read_models.badges",
        """
        create table if not exists held_badges (
          stream_key varchar collate "C" not null,
          badge_id varchar collate "C" not null,
          earn_id varchar collate "C" not null,
          org_id bigint not null,
          seq_id bigint not null,
          earned_on timestamptz not null,
          due bigint,
          transaction_id varchar collate "C",
          state jsonb not null,
          primary key (stream_key, badge_id, earn_id)
        );
        create index if not exists held_badges_due on held_badges (org_id, due, seq_id, badge_id, earn_id) where due is not null;
        create index if not exists held_badges_transaction on held_badges (stream_key, transaction_id) where transaction_id is not null;
        create table if not exists badge_issues (
          stream_key varchar collate "C" not null,
          badge_id varchar collate "C" not null,
          state jsonb not null,
          primary key (stream_key, badge_id)
        );
        create table if not exists badge_earns (
          scope varchar collate "C" not null,
          badge_id varchar collate "C" not null,
          earns bigint not null,
          primary key (scope, badge_id)
        ) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);
        create table if not exists badge_earn_times (
          scope varchar collate "C" not null,
          badge_id varchar collate "C" not null,
          grain smallint not null,
          at bigint not null,
          earns bigint not null,
          primary key (scope, badge_id, grain, at)
        ) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
        """);
}
