using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Milestones;
using EventPlatform.ReadModels.Badges;
using EventPlatform.ReadModels.Interactions;
using EventPlatform.ReadModels.Milestones;
using EventPlatform.ReadModels.Profiles;
using EventPlatform.ReadModels.Streaks;
using Npgsql;

namespace EventPlatform.Api.Customers;

/// <summary>Reads what is known of a customer, in one round trip; null where the customer has no event.</summary>
internal sealed class CustomerReader(NpgsqlDataSource database)
{
    private const string Exists = "select 1 from events.mt_streams where id = $1 and version > 0";

    public async Task<CustomerAnswer?> ReadAsync(CustomerAddress customer, CancellationToken cancellation)
    {
        await using var batch = Batch(customer, ProfileQueries.OfCustomer(customer.Key), ProfileQueries.TotalsOfCustomer(customer.Key), BadgeQueries.OfCustomer(customer.Key),
            MilestoneQueries.OfCustomer(customer.Key), StreakQueries.OfCustomer(customer.Key), InteractionQueries.OfCustomer(customer.Key));
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation))
            return null;
        await rows.NextResultAsync(cancellation);
        var profile = await ProfileQueries.ReadAsync(rows, cancellation);
        await rows.NextResultAsync(cancellation);
        var totals = await ProfileQueries.ReadTotalsAsync(rows, cancellation);
        await rows.NextResultAsync(cancellation);
        var badges = await BadgeQueries.ReadAsync(rows, cancellation);
        await rows.NextResultAsync(cancellation);
        var milestones = await MilestoneQueries.ReadAsync(rows, cancellation);
        await rows.NextResultAsync(cancellation);
        var streaks = await StreakQueries.ReadAsync(rows, cancellation);
        await rows.NextResultAsync(cancellation);
        var interactions = await InteractionQueries.ReadAsync(rows, cancellation);
        return new()
        {
            CustomerId = customer.CustomerId,
            Profile = profile is null ? null : ProfileAnswer.Of(profile),
            Loyalty = profile is null && totals is null ? null : LoyaltyAnswer.Of(profile, totals),
            Badges = [.. badges.Select(BadgeAnswer.Of)],
            Milestones = [.. milestones.Select(MilestoneAnswer.Of)],
            Streaks = [.. streaks.Select(row => new StreakAnswer(row.StreakId, row.Level, row.Cycles))],
            Interactions = [.. interactions.Select(InteractionAnswer.Of)],
        };
    }

    public Task<IReadOnlyList<MilestoneProgress>?> ReadMilestonesAsync(CustomerAddress customer, MilestoneFilter filter, long afterRule, long afterPeriod, int limit,
        CancellationToken cancellation) =>
        ReadAsync(customer, MilestoneQueries.OfCustomer(customer.Key, afterRule, afterPeriod, limit, filter), MilestoneQueries.ReadAsync, cancellation);

    public Task<IReadOnlyList<HeldBadge>?> ReadBadgesAsync(CustomerAddress customer, string afterBadge, string afterEarn, int limit,
        CancellationToken cancellation) =>
        ReadAsync(customer, BadgeQueries.OfCustomer(customer.Key, afterBadge, afterEarn, limit), BadgeQueries.ReadAsync, cancellation);

    private async Task<IReadOnlyList<T>?> ReadAsync<T>(CustomerAddress customer, NpgsqlBatchCommand query,
        Func<NpgsqlDataReader, CancellationToken, Task<IReadOnlyList<T>>> read, CancellationToken cancellation)
    {
        await using var batch = Batch(customer, query);
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation))
            return null;
        await rows.NextResultAsync(cancellation);
        return await read(rows, cancellation);
    }

    private NpgsqlBatch Batch(CustomerAddress customer, params ReadOnlySpan<NpgsqlBatchCommand> queries)
    {
        var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Exists) { Parameters = { new() { Value = customer.Key } } });
        foreach (var query in queries)
            batch.BatchCommands.Add(query);
        return batch;
    }
}
