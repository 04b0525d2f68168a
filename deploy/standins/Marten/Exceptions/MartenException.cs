namespace Marten.Exceptions;

/// <summary>Base of what the store throws.</summary>
public class MartenException : Exception
{
    public MartenException(string message) : base(message)
    {
    }

    public MartenException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
