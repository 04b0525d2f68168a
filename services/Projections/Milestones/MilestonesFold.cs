using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Projections.Pages;
using EventPlatform.ReadModels.Definitions;
using EventPlatform.ReadModels.Milestones;
using EventPlatform.ReadModels.SetBased;
using Npgsql;

namespace EventPlatform.Projections.Milestones;

/// <summary>Milestone progress, target events and badges: rows loaded for the page, folded by the rules, written back [spec 02.3, 02.4].</summary>
internal sealed class MilestonesFold : IPageFold
{
    private readonly DefinitionCache _definitions = new();

    public async Task<IReadOnlyList<Outcome>> FoldAsync(HistoryPage page, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        var catalog = await _definitions.AtAsync(connection, transaction, page.After, cancellation);
        var state = await LoyaltyRows.LoadAsync(connection, transaction, catalog, page.Facts, page.After, cancellation);
        var outcomes = new List<Outcome>();
        foreach (var fact in page.Facts)
            catalog = LoyaltyFold.Apply(catalog, state, fact, outcomes);
        await using var writes = new WriteBatch(connection, transaction);
        writes.Add(DefinitionRows.Insert, [.. page.Facts.Where(fact => fact.Event is DefinitionEvent)]);
        writes.Add(ClockRows.Upsert, ClockRows.Of(catalog, [.. page.Facts.Where(fact => fact.Event is ClockAdvanced).Select(fact => (fact.OrgId, fact.Sequence))]));
        LoyaltyRows.Write(writes, state);
        if (page.IsLive && outcomes.Count > 0)
            writes.Notify("mt_events_appended");
        await writes.ExecuteAsync(cancellation);
        _definitions.Remember(catalog);
        return outcomes;
    }
}
