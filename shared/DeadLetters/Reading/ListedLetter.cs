using EventPlatform.DeadLetters.Table;

namespace EventPlatform.DeadLetters.Reading;

/// <summary>A dead letter without its record.</summary>
public sealed record ListedLetter
{
    public required long Id { get; init; }

    /// <summary>One of <see cref="DeadLetterState"/>.</summary>
    public required string State { get; init; }

    /// <summary>Why it was refused the last time: code, message, JSON pointer of the bad field, and the step that refused.</summary>
    public required Refusal Refusal { get; init; }

    /// <summary>Null where neither value nor key names one.</summary>
    public long? OrgId { get; init; }

    public string? CustomerId { get; init; }

    /// <summary>Where the record was received, and its timestamp there.</summary>
    public required string Topic { get; init; }
    public required int Partition { get; init; }
    public required long Offset { get; init; }
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The consumer group that received it.</summary>
    public required string Group { get; init; }

    /// <summary>Bytes of the value; null for a tombstone.</summary>
    public int? ValueBytes { get; init; }

    /// <summary>How often it was tried, the first time included.</summary>
    public required int Attempts { get; init; }

    public required DateTimeOffset FirstFailedAt { get; init; }

    /// <summary>When it was stored, found to be stored, or discarded.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>The stored event that it became, or that was there already.</summary>
    public Guid? EventId { get; init; }
}

/// <summary>Why a record was refused [spec 01.6].</summary>
/// <param name="Code">One of the error codes.</param>
/// <param name="Message">Which field, what was found, what was expected; nothing personal.</param>
/// <param name="Path">JSON pointer of the bad field; empty for the whole record.</param>
/// <param name="Stage">One of <see cref="DeadLetterStage"/>.</param>
public sealed record Refusal(string Code, string Message, string Path, string Stage);
