using EventPlatform.Contracts.Events;
using EventPlatform.EventStore.Appending;
using EventPlatform.Loyalty.Clock;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Projections.Milestones;
using EventPlatform.ReadModels.Badges;
using EventPlatform.ReadModels.Milestones;
using Npgsql;

namespace EventPlatform.Projections.Clock;

/// <summary>
/// Looks once whether time has something to do, and appends a <c>clockAdvanced</c> event for each organisation for which it has: at most one
/// a minute, and another one at once where the last has left rows, because a page closes only so many [spec 02.3]. Badges that are due wait for the minute. One process at a time does
/// it, under a lock of the transaction.
/// </summary>
internal sealed class ClockStep(NpgsqlDataSource database, TimeProvider clock)
{
    private const string TryLock = "select pg_try_advisory_xact_lock(hashtextextended('eventplatform.clock', 0))";

    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    private readonly DefinitionCache _definitions = new();

    /// <returns>How many clock events were appended.</returns>
    public async ValueTask<int> RunAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var command = new NpgsqlCommand(TryLock, connection, transaction))
            if (!(bool)(await command.ExecuteScalarAsync(cancellation))!)
                return 0;
        var events = await DueAsync(connection, transaction, cancellation);
        await AppendAsync(connection, transaction, events, cancellation);
        return events.Count;
    }

    private async Task<List<EventToAppend>> DueAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await InputWatermark.ReadAsync(connection, transaction, now, cancellation) is not { } through)
            return [];
        var until = new DateTimeOffset(through.UtcTicks - through.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
        var catalog = await _definitions.AtAsync(connection, transaction, long.MaxValue, cancellation);
        _definitions.Remember(catalog);
        var left = await DueQueries.OrganisationsAsync(connection, transaction, catalog.Organisations.SelectMany(one => ClockDue.RowsLeft(one.Key, one.Value)), cancellation);
        var due = await DueQueries.OrganisationsAsync(connection, transaction, catalog.Organisations.SelectMany(one => ClockDue.Rows(one.Key, one.Value, until)), cancellation);
        var badges = await BadgeDueQueries.OrganisationsAsync(connection, transaction, catalog.Organisations.Select(one => one.Key), until, cancellation);
        var events = new List<EventToAppend>();
        foreach (var (orgId, organisation) in catalog.Organisations)
            if (left.Contains(orgId) || due.Contains(orgId) || badges.Contains(orgId) || ClockDue.HasPeriod(organisation, until))
                if (Next(await LastClock.ReadAsync(connection, transaction, orgId, cancellation), left.Contains(orgId), until, now) is { } next)
                    events.Add(ClockEvent.Of(orgId, next.Version, next.Until, now));
        return events;
    }

    /// <summary>Nothing while the projection has not seen the last one: what it leaves is not known yet.</summary>
    private static (long Version, DateTimeOffset Until)? Next(LastClock last, bool left, DateTimeOffset until, DateTimeOffset now)
    {
        if (!last.IsFolded)
            return null;
        if (left)
            return (last.Version + 1, last.Until);
        return until > last.Until && now - last.Stored >= Pace ? (last.Version + 1, until) : null;
    }

    private static async Task AppendAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, List<EventToAppend> events, CancellationToken cancellation)
    {
        if (events.Count == 0)
            return;
        await EventAppender.AppendAsync(connection, transaction, events, cancellation);
        await using var notify = new NpgsqlCommand("notify mt_events_appended", connection, transaction);
        await notify.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
