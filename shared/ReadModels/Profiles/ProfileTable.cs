using EventPlatform.EventStore.Schema;

namespace EventPlatform.ReadModels.Profiles;

/// <summary>
/// One row a customer: the folded profile as a document, and the place in the log of the newest event that changed what the profile
/// route shows [spec 05.1]. Only such a change moves <c>changed_at_position</c>, so the index on it stays out of the way of the rest.
/// Beside it, the customer that an identifier belongs to [spec 03.2].
/// </summary>
public static class ProfileTable
{
    /// <summary>Where the projection says that profiles have changed.</summary>
    public const string Channel = "profiles_changed";

    public static readonly SchemaScript Script = new("read_models.profiles",
        """
        create table if not exists profiles (
          stream_key varchar collate "C" not null primary key,
          state jsonb not null,
          changed_at_position bigint not null,
          changed_event_id uuid not null,
          changed_stored_at timestamptz not null,
          changed_traceparent varchar
        ) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
        create table if not exists identifiers (
          org_id bigint not null,
          kind smallint not null,
          digest uuid not null,
          stream_key varchar collate "C" not null,
          seq_id bigint not null,
          primary key (org_id, kind, digest)
        ) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
        create index if not exists profiles_changed on profiles (changed_at_position);
        """);
}
