using EventPlatform.EventStore.Schema;

namespace EventPlatform.Api.Access.Clients;

/// <summary>Clients that are kept in the database, beside the configured ones; a revoked one stays, so that its key is never given again.</summary>
public static class ClientTable
{
    public static readonly SchemaScript Script = new("api.clients",
        """
        create schema if not exists api;
        create table if not exists api.clients (
          key varchar collate "C" not null primary key,
          salt bytea not null,
          hash bytea not null,
          iterations int not null,
          organisations bigint[] not null,
          roles varchar[] not null,
          added_at timestamptz not null,
          revoked_at timestamptz
        );
        """);
}
