namespace Marten.Exceptions;

/// <summary>The database gave up a transaction because of a concurrent one (40001).</summary>
public class ConcurrentUpdateException(Exception innerException)
    : MartenException("The transaction collided with a concurrent one. Do the whole unit of work again.", innerException);
