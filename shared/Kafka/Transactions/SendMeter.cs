using System.Diagnostics;
using EventPlatform.Hosting.Telemetry;
using static EventPlatform.Hosting.Telemetry.AttributeNames;

namespace EventPlatform.Kafka.Transactions;

/// <summary>Counts and times committed transactions, by the OpenTelemetry messaging conventions.</summary>
internal static class SendMeter
{
    private const string Send = "send";

    public static void Sent(string topic, int messages, long started)
    {
        var tags = new TagList { { MessagingSystem, "kafka" }, { Destination, topic }, { Operation, Send } };
        Instruments.SentMessages.Add(messages, tags);
        Instruments.ClientOperationDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
    }
}
