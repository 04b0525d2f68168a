using EventPlatform.EventStore.Schema;

namespace EventPlatform.ReadModels.Milestones;

/// <summary>
/// Progress by customer, rule and period [spec 06.1]; what the clock has closed of each group; who is enrolled since when; the target events that led to it, in log order [spec 03.1]; and what is known of
/// each transaction, so that a repeat is recognised and a return finds what it takes back [spec 02.3].
/// </summary>
public static class MilestoneTables
{
    public static readonly SchemaScript Script = new("read_models.milestones",
        """
        create table if not exists milestone_progress (
          stream_key varchar collate "C" not null,
          target_rule_id bigint not null,
          period_id bigint not null,
          target_group_id bigint not null,
          period_start timestamptz not null,
          period_end timestamptz not null,
          value numeric not null,
          goal numeric not null,
          status varchar not null,
          achieved_at timestamptz,
          event_count bigint not null,
          last_event_at timestamptz not null,
          org_id bigint not null,
          open_until timestamptz,
          removed boolean not null,
          detail jsonb not null,
          primary key (stream_key, target_rule_id, period_id)
        ) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
        create index if not exists milestone_progress_open on milestone_progress
          (org_id, target_group_id, open_until, stream_key, target_rule_id, period_id) where open_until is not null;
        create table if not exists clocks (
          org_id bigint not null,
          target_group_id bigint not null,
          closed_through timestamptz not null,
          seq_id bigint not null,
          primary key (org_id, target_group_id)
        );
        create table if not exists unified_progress (
          stream_key varchar collate "C" not null,
          target_group_id bigint not null,
          period_id bigint not null,
          state jsonb not null,
          primary key (stream_key, target_group_id, period_id)
        ) with (fillfactor = 60);
        create table if not exists streaks (
          stream_key varchar collate "C" not null,
          streak_id bigint not null,
          org_id bigint not null,
          target_group_id bigint not null,
          missed_after timestamptz,
          state jsonb not null,
          primary key (stream_key, streak_id)
        ) with (fillfactor = 60);
        create index if not exists streaks_due on streaks (org_id, target_group_id, missed_after, stream_key, streak_id) where missed_after is not null;
        create table if not exists target_events (
          stream_key varchar collate "C" not null,
          target_rule_id bigint not null,
          seq_id bigint not null,
          kind smallint not null,
          period_id bigint not null,
          target_group_id bigint not null,
          display_name varchar,
          unique_id varchar,
          occurred timestamptz,
          stored timestamptz,
          target_value numeric not null,
          primary key (stream_key, target_rule_id, seq_id, kind)
        );
        create table if not exists transactions (
          stream_key varchar collate "C" not null,
          transaction_id varchar collate "C" not null,
          seq_id bigint not null,
          occurred timestamptz not null,
          stored timestamptz not null,
          amount numeric,
          gross_amount numeric,
          quantity numeric,
          returned_amount numeric not null,
          wholly_returned boolean not null,
          counts jsonb not null,
          primary key (stream_key, transaction_id)
        ) with (fillfactor = 90);
        create table if not exists enrolments (
          stream_key varchar collate "C" not null,
          target_rule_id bigint not null,
          target_group_id bigint not null,
          period_id bigint not null,
          seq_id bigint not null,
          own_goal numeric,
          gaps jsonb,
          cycles_from timestamptz,
          cycle int,
          cycle_after bigint,
          primary key (stream_key, target_rule_id)
        );
        alter table enrolments add column if not exists cycle_after bigint;
        """);
}
