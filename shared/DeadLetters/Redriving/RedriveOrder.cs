using EventPlatform.DeadLetters.Patching;

namespace EventPlatform.DeadLetters.Redriving;

/// <summary>How letters are to be put back.</summary>
/// <param name="By">Who: a person's or client's name, for the history.</param>
public sealed record RedriveOrder(string By)
{
    public RecordPatch Patch { get; init; } = RecordPatch.None;

    /// <summary>Only letters of this organisation; others count as not there. Null: of all.</summary>
    public long? OrgId { get; init; }

    /// <summary>Organisations in which an event may be stored; null: in all. A patch must not lead into somebody else's.</summary>
    public Func<long, bool>? MayStoreIn { get; init; }
}
