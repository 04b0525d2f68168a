namespace Marten.Events;

/// <summary>The columns of mt_events that readers take, and where each stands in the result.</summary>
internal sealed class EventColumns
{
    public const int Sequence = 0, Id = 1, StreamKey = 2, Version = 3, Timestamp = 4, TypeAlias = 5, ClassName = 6, IsArchived = 7, Body = 8;

    private readonly List<string> _names =
        ["seq_id", "id", "stream_id", "version", "timestamp", "type", "mt_dotnet_type", "is_archived", "data"];

    public EventColumns(MetadataConfig metadata)
    {
        CorrelationId = Take("correlation_id", metadata.CorrelationIdEnabled);
        CausationId = Take("causation_id", metadata.CausationIdEnabled);
        Headers = Take("headers", metadata.HeadersEnabled);
        UserName = Take("user_name", metadata.UserNameEnabled);
        SelectList = string.Join(", ", _names);
    }

    public string SelectList { get; }

    /// <summary>Null where the column is switched off; so are the next three.</summary>
    public int? CorrelationId { get; }

    public int? CausationId { get; }

    public int? Headers { get; }

    public int? UserName { get; }

    private int? Take(string name, bool enabled)
    {
        if (!enabled)
        {
            return null;
        }

        _names.Add(name);
        return _names.Count - 1;
    }
}
