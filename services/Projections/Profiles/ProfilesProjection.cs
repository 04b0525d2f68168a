using EventPlatform.Projections.Live;
using EventPlatform.ReadModels.Rebuilds;

namespace EventPlatform.Projections.Profiles;

/// <summary>The shard of customers as a whole.</summary>
public sealed class ProfilesProjection(ProjectionPauses pauses) : LiveProjection(ProjectionNames.Profiles, new ProfilesFold(), pauses);
