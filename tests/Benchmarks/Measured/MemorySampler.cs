using System.Globalization;

namespace EventPlatform.Benchmarks.Measured;

/// <summary>Resident memory of another process, sampled while it works.</summary>
public sealed class MemorySampler(int processId)
{
    private readonly List<long> _samples = [];

    /// <summary>Takes a sample, in kibibytes.</summary>
    public void Sample()
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        _samples.Add(long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));
    }

    public long PeakMegabytes => _samples.Count == 0 ? 0 : _samples.Max() / 1024;

    /// <summary>Means of the second and of the last quarter of the time: flat memory has them alike.</summary>
    public (long Early, long Late) QuarterMegabytes => _samples.Count < 8 ? (PeakMegabytes, PeakMegabytes) : (Mean(1), Mean(3));

    private long Mean(int quarter) => (long)_samples.Skip(_samples.Count * quarter / 4).Take(_samples.Count / 4).Average() / 1024;
}
