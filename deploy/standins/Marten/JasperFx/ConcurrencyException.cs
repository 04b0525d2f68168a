namespace JasperFx;

/// <summary>Somebody else wrote first.</summary>
public class ConcurrencyException : Exception
{
    public ConcurrencyException(string message) : base(message)
    {
    }

    public ConcurrencyException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public ConcurrencyException(string message, Type? docType, object id) : base(message)
    {
        DocType = docType?.FullName;
        Id = id;
    }

    public string? DocType { get; set; }

    public object? Id { get; set; }
}
