namespace JasperFx.Events;

/// <summary>An event that says that its stream is closed. Passes every filter.</summary>
public record Archived(string Reason);
