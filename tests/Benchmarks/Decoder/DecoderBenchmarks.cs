using System.Buffers;
using BenchmarkDotNet.Attributes;
using EventPlatform.Contracts.Decoding;

namespace EventPlatform.Benchmarks.Decoder;

/// <summary>
/// One record through the decoder, on one core: a purchase of 300 bytes in each form, and the records that cost most. Aims: 150,000 records/s
/// (6.7 µs) and at most 1 KB allocated for each of the former; no more than a few milliseconds for any of the latter.
/// </summary>
[MemoryDiagnoser]
public class DecoderBenchmarks
{
    private readonly RecordDecoder _decoder = new(new DecoderOptions());
    private readonly ArrayBufferWriter<byte> _arena = new(1024 * 1024);
    private IncomingRecord _record = null!;

    /// <summary>Name of a record of <see cref="BenchmarkRecords"/>.</summary>
    [ParamsSource(nameof(Names))]
    public string Record { get; set; } = "";

    public static IEnumerable<string> Names => BenchmarkRecords.ByName.Keys;

    [GlobalSetup]
    public void Make()
    {
        _record = BenchmarkRecords.ByName[Record]();
        BenchmarkRecords.Check(Record, _decoder.Decode(_record, _arena));
    }

    [Benchmark]
    public DecodedRecord Decode()
    {
        _arena.ResetWrittenCount();
        return _decoder.Decode(_record, _arena);
    }
}
