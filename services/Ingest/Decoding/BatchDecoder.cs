using EventPlatform.Contracts.Decoding;
using EventPlatform.Hosting.Telemetry;
using EventPlatform.Kafka.Consuming;

namespace EventPlatform.Ingest.Decoding;

/// <summary>Decodes the records of a batch, in their order.</summary>
internal sealed class BatchDecoder(RecordReader reader, RecordDecoder decoder, TimeProvider clock)
{
    private static readonly KeyValuePair<string, object?> Phase = new(AttributeNames.Phase, "decode");

    public void Decode(RecordBatch batch, DecodedBatch into)
    {
        var since = clock.GetTimestamp();
        into.Clear();
        var now = clock.GetUtcNow();
        foreach (var consumed in batch.Records)
        {
            var record = reader.Read(consumed, now);
            into.Add(record, decoder.Decode(record, into.Arena));
        }
        Instruments.ConsumerPhaseTime.Add(clock.GetElapsedTime(since).TotalSeconds, Phase);
    }
}
