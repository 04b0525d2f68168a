using EventPlatform.Contracts.Events;

namespace EventPlatform.Contracts.Adobe;

/// <summary>A stored outcome on its way out.</summary>
/// <param name="Id">Its identity in the store, for ever.</param>
/// <param name="CustomerId">The customer in whose stream it stands.</param>
/// <param name="Stored">When it was stored.</param>
/// <param name="Outcome">What was concluded; of a type in <see cref="AdobeEventTypes.Published"/>.</param>
public readonly record struct PublishedEvent(Guid Id, string CustomerId, DateTimeOffset Stored, OutcomeEvent Outcome)
{
    /// <summary>The message's <c>timestamp</c>, which must lie in the past: the earlier of occurred and stored.</summary>
    public DateTimeOffset Timestamp => Outcome.Occurred < Stored ? Outcome.Occurred : Stored;
}
