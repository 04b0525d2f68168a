using JasperFx.Events.Projections;

namespace JasperFx.Events.Daemon;

/// <summary>A shard's row was not where this process left it: another one moves it too. The shard stops for good.</summary>
public class ProgressionProgressOutOfOrderException : Exception
{
    public ProgressionProgressOutOfOrderException(ShardName progressionOrShardName)
        : base($"Progression of shard '{progressionOrShardName}' was moved by somebody else.") =>
        ProjectionName = progressionOrShardName.Identity;

    public ProgressionProgressOutOfOrderException(string projectionName, long expectedFloor, long ceiling)
        : base($"Progression of shard '{projectionName}' was not at {expectedFloor} when it should go to {ceiling}: somebody else moved it.")
    {
        ProjectionName = projectionName;
        ExpectedFloor = expectedFloor;
        AttemptedCeiling = ceiling;
    }

    public string? ProjectionName { get; }

    public long ExpectedFloor { get; }

    public long AttemptedCeiling { get; }
}
