using EventPlatform.Contracts.Identity;
using Npgsql;

namespace EventPlatform.Api.Freshness;

/// <summary>Waits until every read model has passed a write. It looks every few milliseconds, once for all who wait.</summary>
internal sealed class WriteWatch(FreshnessReader freshness, NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>The freshness that holds the write; null where the time is over first.</summary>
    /// <param name="request">The write, and how long to wait for it.</param>
    /// <param name="sees">Whether the caller may know of an organisation's event; one that it may not know of is never found.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<ReadModelFreshness?> WaitAsync(AfterRequest request, Func<long, bool> sees, CancellationToken cancellation)
    {
        var begun = clock.GetTimestamp();
        var position = request.Position;
        while (true)
        {
            position ??= await PositionAsync(request.EventId!.Value, sees, cancellation);
            if (position is { } wanted && await freshness.ReadAsync(Interval, cancellation) is var read && read.Position >= wanted)
                return read;
            if (clock.GetElapsedTime(begun) >= request.Timeout)
                return null;
            await Task.Delay(Interval, clock, cancellation);
        }
    }

    private async Task<long?> PositionAsync(Guid eventId, Func<long, bool> sees, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select seq_id, stream_id from events.mt_events where id = $1");
        command.Parameters.Add(new() { Value = eventId });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) && sees(StreamKey.OrganisationOf(rows.GetString(1))) ? rows.GetInt64(0) : null;
    }
}
