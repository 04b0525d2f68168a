namespace Marten.Events;

/// <summary>How much a store holds.</summary>
public class EventStoreStatistics
{
    public long EventCount { get; set; }

    public long StreamCount { get; set; }

    /// <summary>The newest number the sequence gave out.</summary>
    public long EventSequenceNumber { get; set; }
}
