using EventPlatform.DeadLetters.Reading;

namespace EventPlatform.DeadLetters.Showing;

/// <summary>A dead letter in full, for people and as JSON.</summary>
/// <param name="Letter">What a list says of it.</param>
/// <param name="Record">The record as received.</param>
/// <param name="History">The first refusal, then every redrive and discard, in order.</param>
public sealed record ShownLetter(ListedLetter Letter, ShownRecord Record, IReadOnlyList<ShownAction> History)
{
    public static ShownLetter Of(WholeLetter letter) => new(letter.Letter, ShownRecord.Of(letter.Record), [.. letter.History.Select(ShownAction.Of)]);
}

/// <summary>A record's content for people.</summary>
/// <param name="Key">Null where there is none.</param>
/// <param name="Value">Null for a tombstone.</param>
/// <param name="Headers">In their order.</param>
public sealed record ShownRecord(ShownBytes? Key, ShownBytes? Value, IReadOnlyList<ShownHeader> Headers)
{
    public static ShownRecord Of(RecordContent record) => new(ShownBytes.Of(record.Key), ShownBytes.Of(record.Value),
        [.. record.Headers.Select(header => new ShownHeader(header.Name, ShownBytes.Of(header.Value)))]);
}

/// <summary>A header for people.</summary>
/// <param name="Name">Names may repeat.</param>
/// <param name="Value">Null where it has none.</param>
public sealed record ShownHeader(string Name, ShownBytes? Value);

/// <summary>Something that was done with a dead letter, for people.</summary>
public sealed record ShownAction
{
    /// <summary><c>receive</c>, <c>redrive</c> or <c>discard</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Who.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary><c>refused</c>, <c>stored</c>, <c>duplicate</c> or <c>discarded</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why it was refused.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The record that was tried, where it was patched.</summary>
    public ShownRecord? Patched { get; init; }

    /// <summary>The event that it has become.</summary>
    public Guid? EventId { get; init; }

    /// <summary>Why it was discarded.</summary>
    public string? Reason { get; init; }

    public static ShownAction Of(LetterAction action) => new()
    {
        Action = action.Action,
        By = action.By,
        At = action.At,
        Outcome = action.Outcome,
        Refusal = action.Refusal,
        Patched = action.Patched is { } patched ? ShownRecord.Of(patched) : null,
        EventId = action.EventId,
        Reason = action.Reason,
    };
}
