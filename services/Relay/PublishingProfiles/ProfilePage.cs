using EventPlatform.Contracts.Adobe;
using EventPlatform.ReadModels.Profiles;

namespace EventPlatform.Relay.PublishingProfiles;

/// <summary>The next changed profiles, oldest change first, with what the customers hold and have reached.</summary>
/// <param name="Rows">Profiles; a customer who changed several times stands here once, as it is now.</param>
/// <param name="Badges">Badges held, by stream key.</param>
/// <param name="Milestones">The latest period of each target, by stream key.</param>
/// <param name="Held">Changed profiles that wait until the milestones have caught up.</param>
/// <param name="Oldest">When the oldest change of all these was stored; null where there is none.</param>
internal sealed record ProfilePage(
    IReadOnlyList<ProfileRow> Rows, ILookup<string, PublishedBadge> Badges, ILookup<string, PublishedMilestone> Milestones, int Held, DateTimeOffset? Oldest);
