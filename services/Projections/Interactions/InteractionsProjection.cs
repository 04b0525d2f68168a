using EventPlatform.Projections.Live;
using EventPlatform.ReadModels.Rebuilds;

namespace EventPlatform.Projections.Interactions;

/// <summary>The shard of interaction counts and messages.</summary>
public sealed class InteractionsProjection(ProjectionPauses pauses) : LiveProjection(ProjectionNames.Interactions, new InteractionsFold(), pauses);
