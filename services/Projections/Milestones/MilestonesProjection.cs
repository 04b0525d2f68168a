using EventPlatform.Projections.Live;
using EventPlatform.ReadModels.Rebuilds;

namespace EventPlatform.Projections.Milestones;

/// <summary>The shard of milestone progress, target events and badges.</summary>
public sealed class MilestonesProjection(ProjectionPauses pauses) : LiveProjection(ProjectionNames.Milestones, new MilestonesFold(), pauses);
