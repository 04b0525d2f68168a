using EventPlatform.EventStore.Schema;

namespace EventPlatform.Api.Audit;

/// <summary>Every change that was asked for: who, what, when, and what came of it. Nothing personal.</summary>
public static class AuditTable
{
    public static readonly SchemaScript Script = new("api.audit",
        """
        create schema if not exists api;
        create table if not exists api.audit (
          id bigint generated always as identity primary key,
          at timestamptz not null,
          actor varchar not null,
          org_id bigint,
          operation varchar not null,
          subject varchar not null,
          status int
        );
        create index if not exists audit_org on api.audit (org_id, id);
        """);
}
