namespace EventPlatform.DeadLetters;

/// <summary>What came of putting back or discarding a dead letter.</summary>
/// <param name="Id">The letter.</param>
/// <param name="Outcome">One of <see cref="LetterOutcome"/>.</param>
public sealed record LetterResult(long Id, string Outcome)
{
    /// <summary>The letter's state where nothing was done because it is settled.</summary>
    public string? State { get; init; }

    /// <summary>Why it was refused, by its code.</summary>
    public string? Code { get; init; }

    /// <summary>Which field, what was found, what was expected; or why the patch does not fit. Nothing personal.</summary>
    public string? Message { get; init; }

    /// <summary>JSON pointer of the bad field, where it was refused; empty for the whole record.</summary>
    public string? Path { get; init; }

    /// <summary>The event that it has become, or that was stored already.</summary>
    public Guid? EventId { get; init; }

    /// <summary>Stream of the event, for example <c>100:4711</c>.</summary>
    public string? StreamKey { get; init; }
}

/// <summary>What may come of it.</summary>
public static class LetterOutcome
{
    /// <summary>Stored: settled.</summary>
    public const string Stored = "stored";

    /// <summary>The same event is stored already: settled.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Refused again: stays open, with the new reason.</summary>
    public const string Refused = "refused";

    public const string Discarded = "discarded";

    /// <summary>It was settled before: nothing was done.</summary>
    public const string Settled = "settled";

    /// <summary>There is no such letter: nothing was done.</summary>
    public const string NotFound = "not_found";

    /// <summary>The patch does not fit the record: nothing was done.</summary>
    public const string NotPatchable = "not_patchable";
}
