using Confluent.Kafka;
using EventPlatform.Hosting.Telemetry;
using EventPlatform.Kafka.Failures;
using EventPlatform.Hosting.Failures;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Kafka.Consuming;

/// <summary>
/// Our position lies outside what the broker still has: retention was shorter than our absence, or the topic was made anew. Reading goes
/// on at the earliest record there is (what is stored already is recognised), and what was lost is said loudly.
/// </summary>
internal sealed partial class LostRecords(
    IRecordSource source, LeaseTable leases, Assignment assignment, LoopMailbox mail, ConsumerHealth health, TimeProvider clock, ILogger logger)
{
    private const string RuleName = "records_lost_before_ingest";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public void SkipTo(TopicPartition partition)
    {
        if (leases.Of(partition) is { } lease)
            Skip(lease);
    }

    private void Skip(Lease lease)
    {
        try
        {
            var range = source.AskRange(lease.Partition);
            Report(lease, range);
            lease.ReadFrom = range.Low.Value;
            assignment.Read();
        }
        catch (KafkaException failure) when (KafkaFailures.Of(failure.Error) is FailureClass.Transient or FailureClass.SetUp)
        {
            health.Failed(failure.Error);
            _ = AskAgainAsync(lease);
        }
    }

    private async Task AskAgainAsync(Lease lease)
    {
        await Task.Delay(Pause, clock);
        mail.Post(() =>
        {
            if (lease.IsHeld && leases.Holds(lease))
                Skip(lease);
        });
    }

    private void Report(Lease lease, WatermarkOffsets range)
    {
        var position = lease.Position ?? 0;
        var lost = Math.Max(0, range.Low.Value - position);
        if (lost > 0)
            Instruments.InvariantViolations.Add(lost, new KeyValuePair<string, object?>(AttributeNames.Rule, RuleName));
        LogLost(logger, lease.Partition.Topic, lease.Partition.Partition.Value, position, range.Low.Value, range.High.Value, lost);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The position of {Topic} [{Partition}] is {Position}, but the broker has only offsets {First} to {End}: "
        + "{Lost} records were never read and are lost; ingest goes on at the earliest. Retention must be longer than the longest outage")]
    private static partial void LogLost(ILogger logger, string topic, int partition, long position, long first, long end, long lost);
}
