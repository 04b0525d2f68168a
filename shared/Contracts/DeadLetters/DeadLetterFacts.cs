using EventPlatform.Contracts.Decoding;

namespace EventPlatform.Contracts.DeadLetters;

/// <summary>What a dead letter says of its failure [spec 01.6]. On a redriven record origin and first failure stay; code, message, path and attempts are the latest.</summary>
public sealed record DeadLetterFacts
{
    /// <summary>One of <see cref="ErrorCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>Which field, what was found, what was expected; nothing personal.</summary>
    public required string Message { get; init; }

    /// <summary>JSON pointer of the bad field; empty for the whole record.</summary>
    public required string Path { get; init; }

    /// <summary>The step that refused it.</summary>
    public required string Stage { get; init; }

    /// <summary>Where the record was first received, with its timestamp there.</summary>
    public required string Topic { get; init; }
    public required int Partition { get; init; }
    public required long Offset { get; init; }
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The consumer group that refused it.</summary>
    public required string Group { get; init; }
    public required int Attempts { get; init; }
    public required DateTimeOffset FirstFailedAt { get; init; }
    public required string AppVersion { get; init; }
}
