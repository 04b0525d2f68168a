using EventPlatform.Loyalty.Customers;
using EventPlatform.ReadModels.SetBased;
using Npgsql;
using KeyColumn = EventPlatform.ReadModels.SetBased.RowColumn<EventPlatform.Loyalty.Customers.IdentifierKey>;
using OwnerColumn = EventPlatform.ReadModels.SetBased.RowColumn<EventPlatform.Loyalty.Customers.IdentifierOwner>;

namespace EventPlatform.ReadModels.Profiles;

/// <summary>Rows of <c>identifiers</c>; one that is nobody's is deleted.</summary>
public static class IdentifierRows
{
    private static readonly RowStatement<IdentifierOwner> Upsert = new(
        """
        insert into identifiers (org_id, kind, digest, stream_key, seq_id) select * from unnest($1, $2, $3, $4, $5)
        on conflict (org_id, kind, digest) do update set stream_key = excluded.stream_key, seq_id = excluded.seq_id
        """,
        OwnerColumn.Long(row => row.Key.OrgId), OwnerColumn.Short(row => (short)row.Key.Kind), OwnerColumn.Uuid(row => row.Key.Digest),
        OwnerColumn.Text(row => row.StreamKey), OwnerColumn.Long(row => row.Sequence));

    private static readonly RowStatement<IdentifierOwner> Delete = new(
        """
        delete from identifiers i using unnest($1, $2, $3) as gone(org_id, kind, digest)
        where i.org_id = gone.org_id and i.kind = gone.kind and i.digest = gone.digest
        """,
        OwnerColumn.Long(row => row.Key.OrgId), OwnerColumn.Short(row => (short)row.Key.Kind), OwnerColumn.Uuid(row => row.Key.Digest));

    private static readonly RowStatement<IdentifierKey> ByKey = new(
        """
        select i.org_id, i.kind, i.digest, i.stream_key, i.seq_id from unnest($1, $2, $3) as asked(org_id, kind, digest)
        join identifiers i using (org_id, kind, digest)
        """,
        KeyColumn.Long(key => key.OrgId), KeyColumn.Short(key => (short)key.Kind), KeyColumn.Uuid(key => key.Digest));

    public static Task<List<IdentifierOwner>> LoadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<IdentifierKey> keys, CancellationToken cancellation) => ByKey.QueryAsync(connection, transaction, keys, Read, cancellation);

    public static WriteBatch Add(this WriteBatch writes, IReadOnlyList<IdentifierOwner> changed) => writes
        .Add(Upsert, [.. changed.Where(row => row.StreamKey is not null)])
        .Add(Delete, [.. changed.Where(row => row.StreamKey is null)]);

    private static IdentifierOwner Read(NpgsqlDataReader row) => new()
    {
        Key = new(row.GetInt64(0), (IdentifierKind)row.GetInt16(1), row.GetGuid(2)),
        StreamKey = row.GetString(3),
        Sequence = row.GetInt64(4),
    };
}
