namespace EventPlatform.DeadLetters.Reading;

/// <summary>A dead letter with its record as received, and all that was done with it.</summary>
/// <param name="Letter">What a list says of it.</param>
/// <param name="Record">Key, value and headers as received.</param>
/// <param name="History">The first refusal, then every redrive and discard, in order.</param>
public sealed record WholeLetter(ListedLetter Letter, RecordContent Record, IReadOnlyList<LetterAction> History);

/// <summary>Something that was done with a dead letter.</summary>
public sealed record LetterAction
{
    public const string Receive = "receive", Redrive = "redrive", Discard = "discard";

    public required string Action { get; init; }

    /// <summary>Who: a person's or client's name; the consumer group for the first refusal.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary><c>refused</c>, <c>stored</c>, <c>duplicate</c> or <c>discarded</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Where it was refused.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The record that was tried, where it was patched.</summary>
    public RecordContent? Patched { get; init; }

    public Guid? EventId { get; init; }

    /// <summary>Why it was discarded.</summary>
    public string? Reason { get; init; }
}
