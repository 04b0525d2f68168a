using System.Text.Json;
using EventPlatform.ReadModels.Rebuilds;

namespace EventPlatform.Api.Operations;

/// <summary>A projection as an operator sees it.</summary>
public sealed record ProjectionAnswer
{
    public required string Name { get; init; }

    /// <summary>Place in the log up to which its rows are right.</summary>
    public required long Position { get; init; }

    /// <summary>Stored events that it has not folded yet.</summary>
    public required long Lag { get; init; }

    /// <summary>Who holds it; absent while it runs.</summary>
    public string? PausedBy { get; init; }

    /// <summary>Its last rebuild or verification.</summary>
    public RebuildAnswer? Rebuild { get; init; }

    internal static ProjectionAnswer Of(ProjectionStatus status) => new()
    {
        Name = status.Name,
        Position = status.Position,
        Lag = status.Lag,
        PausedBy = status.PausedBy,
        Rebuild = status.Rebuild is { } rebuild ? RebuildAnswer.Of(rebuild) : null,
    };
}

/// <summary>A rebuild or a verification.</summary>
public sealed record RebuildAnswer
{
    /// <summary>REBUILD to replace rows, VERIFY to check them.</summary>
    public required string Purpose { get; init; }

    /// <summary>REQUESTED, RUNNING, READY, SWITCHING, SWITCHED, VERIFIED, DIFFERS, FAILED or CANCELLED.</summary>
    public required string State { get; init; }

    /// <summary>Place in the log up to which it has folded.</summary>
    public required long Position { get; init; }

    /// <summary>Place of the live projection, which it follows.</summary>
    public required long Target { get; init; }

    /// <summary>Events folded.</summary>
    public required long Events { get; init; }

    /// <summary>Outcomes, and rows for a verification, that are not what history gives.</summary>
    public required long Differences { get; init; }

    /// <summary>The first differences.</summary>
    public required JsonElement Samples { get; init; }

    public string? Failure { get; init; }
    public required string RequestedBy { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    internal static RebuildAnswer Of(RebuildStatus status) => new()
    {
        Purpose = status.Purpose.ToString().ToUpperInvariant(),
        State = status.State.ToString().ToUpperInvariant(),
        Position = status.Position,
        Target = status.Target,
        Events = status.Events,
        Differences = status.Differences,
        Samples = JsonElement.Parse(status.Samples),
        Failure = status.Failure,
        RequestedBy = status.RequestedBy,
        RequestedAt = status.RequestedAt,
        StartedAt = status.StartedAt,
        FinishedAt = status.FinishedAt,
    };
}
