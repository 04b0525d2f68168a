using EventPlatform.EventStore.Schema;

namespace EventPlatform.ReadModels.Interactions;

/// <summary>Interaction counts by customer, network and type, and the messages behind them [spec 02.5].</summary>
public static class InteractionTables
{
    public static readonly SchemaScript Script = new("read_models.interactions",
        """
        create table if not exists interaction_counts (
          stream_key varchar collate "C" not null,
          network varchar collate "C" not null,
          type varchar collate "C" not null,
          count bigint not null,
          last_interaction_at timestamptz not null,
          used boolean not null,
          primary key (stream_key, network, type)
        ) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
        create table if not exists interaction_messages (
          stream_key varchar collate "C" not null,
          network varchar collate "C" not null,
          type varchar collate "C" not null,
          message_id varchar collate "C" not null,
          seq_id bigint not null,
          state jsonb not null,
          primary key (stream_key, network, type, message_id)
        ) with (fillfactor = 80);
        create index if not exists interaction_messages_newest on interaction_messages (stream_key, network, type, seq_id);
        """);
}
