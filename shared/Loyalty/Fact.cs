using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty;

/// <summary>An event as it stands in the log: what every rule is a fold over [spec 02].</summary>
/// <param name="Sequence">Its place in the log.</param>
/// <param name="Id">Its identity for ever [spec 01.5].</param>
/// <param name="Version">Its place in its stream; of a definition, the definition's version.</param>
/// <param name="StreamKey">The stream that it stands in.</param>
/// <param name="OrgId">The organisation.</param>
/// <param name="Stored">When it was stored.</param>
/// <param name="Event">What happened.</param>
public record Fact(long Sequence, Guid Id, long Version, string StreamKey, long OrgId, DateTimeOffset Stored, StoredEvent Event)
{
    /// <summary>The producer's own id of the event; <see cref="Id"/> stands in where it is not known [spec 03.1, <c>uniqueId</c>].</summary>
    public virtual string? SourceId { get; init; }

    /// <summary>The trace context that was stored with it, or null.</summary>
    public virtual string? TraceParent { get; init; }
}
