namespace Marten.Exceptions;

/// <summary>A stream cannot take what was asked of it, an archived one no events.</summary>
public class InvalidStreamOperationException(string message) : MartenException(message);
