namespace JasperFx.Events;

/// <summary>An event with what the store knows about it.</summary>
public interface IEvent
{
    Guid Id { get; set; }

    /// <summary>Place in its stream, from 1.</summary>
    long Version { get; set; }

    /// <summary>Place in the store. Order of allocation, not of commit.</summary>
    long Sequence { get; set; }

    object Data { get; }

    Guid StreamId { get; set; }

    string? StreamKey { get; set; }

    DateTimeOffset Timestamp { get; set; }

    string TenantId { get; set; }

    Type EventType { get; }

    /// <summary>The alias in column <c>type</c>.</summary>
    string EventTypeName { get; set; }

    /// <summary>Full class name and simple assembly name, column <c>mt_dotnet_type</c>.</summary>
    string DotNetTypeName { get; set; }

    string? CausationId { get; set; }

    string? CorrelationId { get; set; }

    string? UserName { get; set; }

    Dictionary<string, object>? Headers { get; set; }

    bool IsArchived { get; set; }

    bool IsSkipped { get; set; }

    string? AggregateTypeName { get; set; }

    void SetHeader(string key, object value);

    object? GetHeader(string key);
}

/// <summary>An event whose body's type is known.</summary>
public interface IEvent<out T> : IEvent where T : notnull
{
    new T Data { get; }
}
