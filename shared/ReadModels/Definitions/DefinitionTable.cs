using EventPlatform.EventStore.Schema;

namespace EventPlatform.ReadModels.Definitions;

/// <summary>Every version of every definition with its place in the log: the newest are listed, and a projection finds here what was in force [spec 02.2].</summary>
public static class DefinitionTable
{
    public static readonly SchemaScript Script = new("read_models.definitions",
        """
        create table if not exists definitions (
          org_id bigint not null,
          kind varchar collate "C" not null,
          id varchar collate "C" not null,
          version bigint not null,
          seq_id bigint not null,
          event_id uuid not null,
          retired boolean not null,
          definition jsonb not null,
          stored timestamptz not null,
          primary key (org_id, kind, id, version)
        );
        create unique index if not exists definitions_seq on definitions (seq_id);
        create index if not exists definitions_target_rules on definitions
          using gin (jsonb_path_query_array(definition, '$.targets[*].targetRuleId') jsonb_path_ops) where kind = 'target-groups';
        """);
}
