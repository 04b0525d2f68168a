using EventPlatform.TestKit;

namespace EventPlatform.Benchmarks.Measured;

/// <summary>Resident memory of a worker, sampled while it works.</summary>
public sealed class MemorySampler(WorkerProcess worker)
{
    private const int Megabyte = 1024 * 1024;

    private readonly List<long> _samples = [];

    public void Sample() => _samples.Add(worker.MemoryBytes);

    public long PeakMegabytes => _samples.Count == 0 ? 0 : _samples.Max() / Megabyte;

    /// <summary>Means of the second and of the last quarter of the time: flat memory has them alike.</summary>
    public (long Early, long Late) QuarterMegabytes => _samples.Count < 8 ? (PeakMegabytes, PeakMegabytes) : (Mean(1), Mean(3));

    private long Mean(int quarter) => (long)_samples.Skip(_samples.Count * quarter / 4).Take(_samples.Count / 4).Average() / Megabyte;
}
