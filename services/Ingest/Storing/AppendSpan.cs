using System.Diagnostics;
using EventPlatform.Hosting.Telemetry;
using EventPlatform.Ingest.Decoding;

namespace EventPlatform.Ingest.Storing;

/// <summary>Spans of a batch: one for its transaction, and one for each record whose producer is traced. They cost nothing where nobody listens.</summary>
internal sealed class AppendSpan : IDisposable
{
    private const int MostLinks = 128;

    private readonly Activity? _append;
    private readonly List<Activity> _records;

    private AppendSpan(Activity? append, List<Activity> records) => (_append, _records) = (append, records);

    public static AppendSpan? Start(DecodedBatch decoded)
    {
        if (!Spans.AreWanted)
            return null;
        var records = Records(decoded);
        var append = Spans.Append([.. records.Take(MostLinks).Select(record => new ActivityLink(record.Context))]);
        append?.SetTag(AttributeNames.BatchSize, decoded.Events.Count);
        return new(append, records);
    }

    public void Dispose()
    {
        _append?.Dispose();
        foreach (var record in _records)
            record.Dispose();
    }

    private static List<Activity> Records(DecodedBatch decoded)
    {
        var records = new List<Activity>();
        for (var i = 0; i < decoded.Accepted.Count; i++)
            if (ActivityContext.TryParse(decoded.Accepted[i].TraceParent, null, isRemote: true, out var producer)
                && Spans.Process(decoded.SourceOf(i).Topic, producer) is { } span)
                records.Add(span
                    .SetTag(AttributeNames.DestinationPartition, decoded.SourceOf(i).Partition)
                    .SetTag(AttributeNames.Offset, decoded.SourceOf(i).Offset));
        return records;
    }
}
