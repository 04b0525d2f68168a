namespace EventPlatform.EventStore.Tests.Conformance.Former;

/// <summary>As it was stored before it had a currency.</summary>
public record OrderPaid(decimal Amount);
