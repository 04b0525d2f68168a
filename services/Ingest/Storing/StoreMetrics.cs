using System.Diagnostics;
using EventPlatform.Contracts.Decoding;
using EventPlatform.EventStore.Appending;
using EventPlatform.Hosting.Telemetry;
using EventPlatform.Kafka.Consuming;

namespace EventPlatform.Ingest.Storing;

/// <summary>Counts what became of the records of a batch, and how long storing took.</summary>
internal static class StoreMetrics
{
    private static readonly KeyValuePair<string, object?> Phase = new(AttributeNames.Phase, "store");

    /// <summary>One try to store a batch, from decoding to the commit, by the OpenTelemetry messaging conventions.</summary>
    public static void Process(string group, TimeSpan duration, Exception? failure)
    {
        var tags = Messaging(group);
        if (failure is not null)
            tags.Add(AttributeNames.ErrorType, failure.GetType().Name);
        Instruments.ProcessDuration.Record(duration.TotalSeconds, tags);
    }

    public static void Consumed(string group, IReadOnlyList<BatchPart> parts)
    {
        foreach (var part in parts)
        {
            var tags = Messaging(group);
            tags.Add(AttributeNames.Destination, part.Lease.Partition.Topic);
            tags.Add(AttributeNames.DestinationPartition, part.Lease.Partition.Partition.Value);
            Instruments.ConsumedMessages.Add(part.Records, tags);
        }
    }

    public static void Append(TimeSpan duration, int stored)
    {
        Instruments.AppendDuration.Record(duration.TotalSeconds);
        Instruments.AppendSize.Record(stored);
        Instruments.ConsumerPhaseTime.Add(duration.TotalSeconds, Phase);
    }

    public static void Records(StoreAttempt attempt)
    {
        if (!Instruments.IngestRecords.Enabled)
            return;
        foreach (var (what, count) in Kinds(attempt).CountBy(kind => kind))
            Instruments.IngestRecords.Add(count,
                new(AttributeNames.Outcome, what.Outcome), new(AttributeNames.Code, what.Code), new(AttributeNames.Form, what.Form));
    }

    private static TagList Messaging(string group) =>
        new() { { AttributeNames.MessagingSystem, "kafka" }, { AttributeNames.ConsumerGroup, group }, { AttributeNames.Operation, "process" } };

    private static IEnumerable<(string Outcome, string? Code, string Form)> Kinds(StoreAttempt attempt)
    {
        for (var i = 0; i < attempt.Decoded.Accepted.Count; i++)
            if (attempt.Appended.Outcomes[i] != AppendOutcome.Conflict && !attempt.Appended.Refused.ContainsKey(i))
                yield return (attempt.Appended.Outcomes[i] == AppendOutcome.Stored ? "stored" : "duplicate", null, attempt.Decoded.Accepted[i].Form);
        foreach (var letter in attempt.DeadLetters)
            yield return ("dead_letter", letter.Rejection.Code.Text(), letter.Rejection.Form);
    }
}
