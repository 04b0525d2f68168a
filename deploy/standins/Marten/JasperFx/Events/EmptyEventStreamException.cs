namespace JasperFx.Events;

/// <summary>A stream was started without an event.</summary>
public class EmptyEventStreamException(string key) : Exception($"Stream '{key}' cannot be started without events. Give it at least one.");
