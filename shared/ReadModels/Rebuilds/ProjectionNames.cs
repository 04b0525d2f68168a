namespace EventPlatform.ReadModels.Rebuilds;

/// <summary>The projections whose rows can be rebuilt, by the names of their shards.</summary>
public static class ProjectionNames
{
    public const string Milestones = "Milestones", Profiles = "Profiles", Interactions = "Interactions";

    public static IReadOnlyList<string> All { get; } = [Milestones, Profiles, Interactions];

    /// <summary>The name as it is written here, whatever the case in which it was asked for; null where there is none.</summary>
    public static string? Find(string asked) => All.FirstOrDefault(name => string.Equals(name, asked, StringComparison.OrdinalIgnoreCase));

    /// <summary>Name of the daemon's shard, under which the log keeps its position.</summary>
    public static string Shard(string projection) => $"{projection}:All";
}
