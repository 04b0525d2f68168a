using System.Buffers;
using System.Text;
using EventPlatform.Benchmarks.Workload;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Benchmarks;

/// <summary>The rows that the twins write: the same records through the same decoder, before the clock starts.</summary>
public static class Decoding
{
    private static readonly RecordHeader[] Structured = [new("content-type", Encoding.ASCII.GetBytes("application/cloudevents+json; charset=UTF-8"))];

    public static List<EventToAppend> Decode(IEnumerable<ProducedRecord> records)
    {
        var decoder = new RecordDecoder(new DecoderOptions());
        return [.. records.Select((record, offset) => Decode(decoder, record, offset))];
    }

    private static EventToAppend Decode(RecordDecoder decoder, ProducedRecord record, long offset)
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(60);
        var decoded = decoder.Decode(new IncomingRecord
        {
            Input = InputTopic.CustomerEvents,
            Topic = "benchmark",
            Partition = 0,
            Offset = offset,
            Key = Encoding.UTF8.GetBytes(record.Key),
            Value = record.Value,
            Headers = Structured,
            Timestamp = now,
            Received = now,
        }, new ArrayBufferWriter<byte>(1024));
        return decoded.Accepted?.Event ?? throw new InvalidOperationException($"The workload made a bad record: {decoded.Rejection}");
    }
}
