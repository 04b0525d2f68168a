using Marten.Events.Daemon.Coordination;
using Npgsql;
using NpgsqlTypes;

namespace Marten.Events.Daemon.HighWater;

/// <summary>Asks the server whether a transaction that could still fill a hole is alive.</summary>
internal sealed class LivingWriters(DocumentStore store)
{
    private const string Sql =
        """
        with idle as (
          select pid, backend_xid from pg_stat_activity
          where pid <> pg_backend_pid() and state like 'idle in transaction%' and state_change < $1),
        holders as (
          select a.pid, a.backend_xid
          from pg_locks l join pg_stat_activity a on a.pid = l.pid
          where l.locktype = 'advisory' and l.granted and l.classid = 0 and l.objsubid = 1 and l.objid = any($2) and a.backend_xid is null
            and l.database = (select oid from pg_database where datname = current_database())),
        harmless as (select * from idle union select * from holders),
        older as (
          select pid from pg_stat_activity
          where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid() and xact_start <= $3
            and pid not in (select pid from harmless)),
        inserting as (
          select l.pid
          from pg_locks l
          join pg_stat_activity a on a.pid = l.pid
          join pg_class c on c.oid = l.relation
          join pg_namespace n on n.oid = c.relnamespace
          where l.mode = 'RowExclusiveLock' and l.granted and n.nspname = $4 and c.relname like 'mt\_events%' and c.relkind in ('r', 'p')
            and l.database = (select oid from pg_database where datname = current_database())
            and a.xact_start <= $3 and l.pid <> pg_backend_pid() and l.pid not in (select pid from harmless)),
        writing as (
          select xid from pg_snapshot_xip(pg_current_snapshot()) as xid
          where xid::text::bigint < $5
            and mod(xid::text::bigint, 4294967296) not in
                (select backend_xid::text::bigint from harmless where backend_xid is not null))
        select exists (select from older) or exists (select from inserting) or exists (select from writing)
        """;

    /// <summary>
    /// True while a transaction begun by the time the hole was seen is open in this database, or writes. Not counted: sessions that have
    /// been idle in their transaction since before the hole's numbers were given out, and those that only hold a shard's lock.
    /// </summary>
    public async Task<bool> MayFillAsync(Hole hole, CancellationToken token)
    {
        await using var command = store.DataSource.CreateCommand(Sql);
        command.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, (object?)hole.Fence ?? DBNull.Value);
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bigint, LockIds());
        command.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, hole.Since);
        command.Parameters.AddWithValue(store.Options.Events.DatabaseSchemaName);
        command.Parameters.AddWithValue(hole.Xmax);
        return (bool)(await command.ExecuteScalarAsync(token))!;
    }

    private long[] LockIds()
    {
        var projections = store.Options.Projections;
        return
        [
            projections.DaemonLockId,
            .. projections.AllShards()
                .Select(shard => ShardLockId.For(store.Options.Events.DatabaseSchemaName, shard.Name, projections.DaemonLockId)),
        ];
    }
}
