using EventPlatform.Contracts.Events;
using EventPlatform.EventStore.Projecting;
using EventPlatform.Loyalty;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Projections.Pages;
using EventPlatform.ReadModels.Definitions;
using EventPlatform.ReadModels.SetBased;
using JasperFx.Events.Projections;
using Npgsql;

namespace EventPlatform.Projections.Milestones;

/// <summary>
/// Milestone progress, target events and badges, and the outcomes that follow from them: loaded for the page, folded by the rules,
/// written and appended in the transaction that moves the projection's position [spec 02.3, 02.4].
/// </summary>
public sealed class MilestonesProjection : PageProjection
{
    public const string Name = "Milestones";

    private readonly DefinitionCache _definitions = new();

    protected override async Task ApplyAsync(EventRange page, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        using var telemetry = PageTelemetry.Begin(page);
        var facts = Facts.Of(page.Events);
        var catalog = await _definitions.AtAsync(connection, transaction, page.SequenceFloor, cancellation);
        var state = await LoyaltyRows.LoadAsync(connection, transaction, catalog, facts, cancellation);
        var outcomes = new List<Outcome>();
        foreach (var fact in facts)
            catalog = LoyaltyFold.Apply(catalog, state, fact, outcomes);
        await WriteAsync(connection, transaction, facts, state, outcomes.Count > 0, cancellation);
        await OutcomeAppend.AppendAsync(connection, transaction, outcomes, page.Events, cancellation);
        _definitions.Remember(catalog);
    }

    private static async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, List<Fact> facts, LoyaltyState state,
        bool appends, CancellationToken cancellation)
    {
        await using var writes = new WriteBatch(connection, transaction);
        writes.Add(DefinitionRows.Insert, facts.FindAll(fact => fact.Event is DefinitionEvent));
        LoyaltyRows.Write(writes, state);
        if (appends)
            writes.Notify("mt_events_appended");
        await writes.ExecuteAsync(cancellation);
    }
}
