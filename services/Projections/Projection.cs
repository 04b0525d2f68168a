using EventPlatform.Contracts.Events;
using EventPlatform.EventStore.Schema;
using EventPlatform.Projections.Interactions;
using EventPlatform.Projections.Milestones;
using EventPlatform.Projections.Pages;
using EventPlatform.Projections.Profiles;
using EventPlatform.ReadModels.Badges;
using EventPlatform.ReadModels.Definitions;
using EventPlatform.ReadModels.Interactions;
using EventPlatform.ReadModels.Milestones;
using EventPlatform.ReadModels.Profiles;
using EventPlatform.ReadModels.Rebuilds;

namespace EventPlatform.Projections;

/// <summary>What makes a projection, run live or rebuilt.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Events">The events that it folds; others pass it by.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="CreateFold">Its fold, with a memory of its own.</param>
/// <param name="Concludes">Whether outcomes follow from it.</param>
internal sealed record Projection(string Name, IReadOnlyList<EventType> Events, IReadOnlyList<SchemaScript> Tables, Func<IPageFold> CreateFold, bool Concludes = false)
{
    private static readonly EventType[] CustomerEvents = [EventTypes.AnyCustomerEvent, .. EventTypes.Customer.Values];

    public static Projection Milestones { get; } = new(ProjectionNames.Milestones, [.. CustomerEvents, EventTypes.Clock, .. EventTypes.Definitions.Values],
        [DefinitionTable.Script, MilestoneTables.Script, TotalsTable.Script, BadgeTables.Script], () => new MilestonesFold(), Concludes: true);

    public static Projection Profiles { get; } = new(ProjectionNames.Profiles,
        [.. CustomerEvents, EventTypes.Outcomes["badgeEarned"], EventTypes.Outcomes["badgeExpired"], EventTypes.Outcomes["badgeRevoked"], EventTypes.Outcomes["targetValueAchieved"]], [ProfileTable.Script], () => new ProfilesFold());

    public static Projection Interactions { get; } = new(ProjectionNames.Interactions, [EventTypes.Customer["interactionRecorded"]],
        [InteractionTables.Script], () => new InteractionsFold());

    public static IReadOnlyList<Projection> All { get; } = [Milestones, Profiles, Interactions];
}
