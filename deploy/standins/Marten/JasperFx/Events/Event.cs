using Marten.Events;

namespace JasperFx.Events;

/// <summary>Wraps bodies, to give an event its id, time or headers before it is appended.</summary>
public static class Event
{
    public static IEvent<T> For<T>(T data) where T : notnull => new Event<T>(data);

    public static IEvent AtTimestamp(this IEvent e, DateTimeOffset timestamp)
    {
        e.Timestamp = timestamp;
        return e;
    }

    public static IEvent WithHeader(this IEvent e, string key, object value)
    {
        e.SetHeader(key, value);
        return e;
    }
}

/// <inheritdoc cref="IEvent{T}"/>
public class Event<T>(T data) : IEvent<T>, IHoldsRawHeaders where T : notnull
{
    private Guid? _id;
    private RawHeaders? _rawHeaders;

    public T Data { get; set; } = data;

    object IEvent.Data => Data;

    public Type EventType => typeof(T);

    /// <summary>A new one unless given.</summary>
    public Guid Id
    {
        get => _id ??= Guid.NewGuid();
        set => _id = value;
    }

    public long Version { get; set; }

    public long Sequence { get; set; }

    public Guid StreamId { get; set; }

    public string? StreamKey { get; set; }

    public DateTimeOffset Timestamp { get; set; }

    public string TenantId { get; set; } = StorageConstants.DefaultTenantId;

    public string EventTypeName { get; set; } = null!;

    public string DotNetTypeName { get; set; } = null!;

    public string? CausationId { get; set; }

    public string? CorrelationId { get; set; }

    public string? UserName { get; set; }

    public Dictionary<string, object>? Headers
    {
        get
        {
            if (_rawHeaders is { } raw)
            {
                Headers = raw.Parse();
            }

            return field;
        }

        set
        {
            _rawHeaders = null;
            field = value;
        }
    }

    RawHeaders? IHoldsRawHeaders.RawHeaders
    {
        set => _rawHeaders = value;
    }

    public bool IsArchived { get; set; }

    public bool IsSkipped { get; set; }

    public string? AggregateTypeName { get; set; }

    public void SetHeader(string key, object value) => (Headers ??= [])[key] = value;

    public object? GetHeader(string key) => Headers?.GetValueOrDefault(key);
}
