namespace EventPlatform.EventStore.Tests.Conformance;

public record OrderPlaced(string Sku, int Quantity);

public record OrderShipped(string Carrier);

public record OrderPaid(decimal Amount, string Currency);
