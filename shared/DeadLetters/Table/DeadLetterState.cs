namespace EventPlatform.DeadLetters.Table;

/// <summary>What has become of a dead letter. All but the first are final.</summary>
public static class DeadLetterState
{
    /// <summary>Not stored; waits for somebody to mend it, put it back or discard it.</summary>
    public const string Open = "open";

    /// <summary>Put back, and stored.</summary>
    public const string Stored = "stored";

    /// <summary>Put back; the same event was stored already.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Given up, with a reason.</summary>
    public const string Discarded = "discarded";

    public static readonly IReadOnlyList<string> All = [Open, Stored, Duplicate, Discarded];
}
