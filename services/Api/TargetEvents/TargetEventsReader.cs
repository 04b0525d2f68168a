using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.ReadModels.Definitions;
using EventPlatform.ReadModels.Milestones;
using Npgsql;

namespace EventPlatform.Api.TargetEvents;

/// <summary>Reads a customer's target events; where there are none, it finds out why.</summary>
internal sealed class TargetEventsReader(NpgsqlDataSource database)
{
    private const string CustomerExists = "select 1 from events.mt_streams where id = $1 and version > 0";

    public async Task<TargetEventsPage> ReadAsync(long orgId, TargetEventsRequest request, CancellationToken cancellation)
    {
        await using var batch = Batch(TargetEventQueries.OfCustomer(Key(orgId, request), request.TargetRuleId, request.PeriodId, request.Limit, (long)request.Offset * request.Limit));
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        return await TargetEventQueries.ReadAsync(rows, cancellation);
    }

    /// <summary>The code that says why there is no row [spec 03.1]: the customer, the rule, the period, or nothing but that.</summary>
    public async Task<int> WhyNoneAsync(long orgId, TargetEventsRequest request, CancellationToken cancellation)
    {
        var key = Key(orgId, request);
        await using var batch = Batch(
            new NpgsqlBatchCommand(CustomerExists) { Parameters = { new() { Value = key } } },
            DefinitionQueries.OwnerOfRule(orgId, request.TargetRuleId),
            MilestoneQueries.OfPeriod(key, request.TargetRuleId, request.PeriodId ?? 0));
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation))
            return TargetEventsErrors.InvalidUser;
        await rows.NextResultAsync(cancellation);
        if (await DefinitionQueries.ReadOwnerAsync(rows, cancellation) is not { } owner)
            return TargetEventsErrors.RuleNotFound;
        await rows.NextResultAsync(cancellation);
        var hasProgress = await rows.ReadAsync(cancellation);
        return request.PeriodId is { } period && !hasProgress && !owner.HasPeriod(period) ? TargetEventsErrors.PeriodNotFound : TargetEventsErrors.NoRecord;
    }

    private static string Key(long orgId, TargetEventsRequest request) =>
        StreamKey.Customer(orgId, request.UserId.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private NpgsqlBatch Batch(params ReadOnlySpan<NpgsqlBatchCommand> queries)
    {
        var batch = database.CreateBatch();
        foreach (var query in queries)
            batch.BatchCommands.Add(query);
        return batch;
    }
}
