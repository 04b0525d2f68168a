using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty;

/// <summary>What the rules concluded from a fact, to be appended to the customer's stream [spec 02.3].</summary>
/// <param name="Id">Made from its subject, so that no rebuild, race or redelivery concludes it twice.</param>
/// <param name="StreamKey">The customer's stream.</param>
/// <param name="Event">The conclusion.</param>
/// <param name="Cause">The fact that made it true.</param>
public sealed record Outcome(Guid Id, string StreamKey, OutcomeEvent Event, Fact Cause);
