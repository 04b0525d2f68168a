using Confluent.Kafka;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Kafka.Consuming;

namespace EventPlatform.Ingest.Decoding;

/// <summary>From Kafka's record to the input contract's.</summary>
internal sealed class RecordReader(KafkaTopics topics)
{
    /// <param name="consumed">What Kafka gave us.</param>
    /// <param name="now">The worker's clock at reading.</param>
    public IncomingRecord Read(in ConsumedRecord consumed, DateTimeOffset now)
    {
        var message = consumed.Result.Message;
        var partition = consumed.Lease.Partition;
        var timestamp = TimeOf(message.Timestamp, now);
        return new IncomingRecord
        {
            Input = partition.Topic == topics.CustomerEvents ? InputTopic.CustomerEvents : InputTopic.SystemEvents,
            Topic = partition.Topic,
            Partition = partition.Partition.Value,
            Offset = consumed.Offset,
            Key = message.Key,
            Value = message.Value,
            Headers = Read(message.Headers),
            Timestamp = timestamp,
            Received = message.Timestamp.Type == TimestampType.LogAppendTime ? timestamp : now,
        };
    }

    /// <summary>A producer may write any number; what is no date of the calendar counts as none.</summary>
    private static DateTimeOffset TimeOf(Timestamp timestamp, DateTimeOffset now) =>
        timestamp.Type != TimestampType.NotAvailable && timestamp.UnixTimestampMs is >= 0 and <= LatestMilliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(timestamp.UnixTimestampMs)
            : now;

    private const long LatestMilliseconds = 253_402_300_799_999; // the last of the year 9999

    private static RecordHeader[] Read(Headers headers)
    {
        if (headers.Count == 0)
            return [];
        var read = new RecordHeader[headers.Count];
        for (var i = 0; i < read.Length; i++)
            read[i] = new(headers[i].Key, headers[i].GetValueBytes());
        return read;
    }
}
