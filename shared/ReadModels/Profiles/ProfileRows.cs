using EventPlatform.Loyalty.Customers;
using EventPlatform.ReadModels.SetBased;
using Npgsql;
using Column = EventPlatform.ReadModels.SetBased.RowColumn<EventPlatform.ReadModels.Profiles.ProfileRow>;

namespace EventPlatform.ReadModels.Profiles;

/// <summary>A customer's profile, and the newest event that changed what the profile route shows [spec 05.1].</summary>
public sealed record ProfileRow(CustomerProfile Profile, ProfileChange Changed);

/// <summary>An event as the profile route names it: <c>ce_id</c> and <c>createdAt</c> come from here.</summary>
/// <param name="Position">Its place in the log.</param>
/// <param name="EventId">Its identity.</param>
/// <param name="Stored">When it was stored.</param>
/// <param name="TraceParent">Trace context that was stored with it, or null.</param>
public sealed record ProfileChange(long Position, Guid EventId, DateTimeOffset Stored, string? TraceParent);

/// <summary>Rows of <c>profiles</c>.</summary>
public static class ProfileRows
{
    public const string Columns = "p.state, p.changed_at_position, p.changed_event_id, p.changed_stored_at, p.changed_traceparent";

    public static readonly RowStatement<ProfileRow> Upsert = new(
        """
        insert into profiles (stream_key, state, changed_at_position, changed_event_id, changed_stored_at, changed_traceparent)
        select * from unnest($1, $2, $3, $4, $5, $6)
        on conflict (stream_key) do update set state = excluded.state, changed_at_position = excluded.changed_at_position,
          changed_event_id = excluded.changed_event_id, changed_stored_at = excluded.changed_stored_at, changed_traceparent = excluded.changed_traceparent
        """,
        Column.Text(row => row.Profile.StreamKey),
        Column.Json(row => RowJson.Write(row.Profile, ReadModelJson.Default.CustomerProfile)),
        Column.Long(row => row.Changed.Position), Column.Uuid(row => row.Changed.EventId), Column.Time(row => row.Changed.Stored),
        Column.Text(row => row.Changed.TraceParent));

    private static readonly RowStatement<string> ByKey = new(
        $"select {Columns} from unnest($1) as asked(stream_key) join profiles p using (stream_key)",
        RowColumn<string>.Text(key => key));

    public static Task<List<ProfileRow>> LoadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<string> streamKeys, CancellationToken cancellation) => ByKey.QueryAsync(connection, transaction, streamKeys, Read, cancellation);

    /// <summary>A row whose columns are <see cref="Columns"/>.</summary>
    public static ProfileRow Read(NpgsqlDataReader row) => new(
        RowJson.Read<CustomerProfile>(row, 0),
        new ProfileChange(row.GetInt64(1), row.GetGuid(2), row.GetFieldValue<DateTimeOffset>(3), row.IsDBNull(4) ? null : row.GetString(4)));
}
