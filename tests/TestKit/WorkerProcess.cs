using System.Globalization;
using EventPlatform.Embedded.Processes;

namespace EventPlatform.TestKit;

/// <summary>The command line <c>eventplatform</c> as a process of its own, to kill, pause and stop. It is gone with the test process.</summary>
public sealed class WorkerProcess : IAsyncDisposable
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(60);

    private readonly ChildProcess _process;
    private readonly string _log;

    private WorkerProcess(ChildProcess process, string log) => (_process, _log) = (process, log);

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>All that it has written so far, to standard output and error.</summary>
    public string Output => _process.Output;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Its exit code, once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Memory that it has resident now, in bytes.</summary>
    public long MemoryBytes => Kibibytes("VmRSS:") * 1024;

    /// <summary>The most that it has had resident so far, in bytes.</summary>
    public long PeakMemoryBytes => Kibibytes("VmHWM:") * 1024;

    /// <summary>Starts it.</summary>
    /// <param name="arguments">For example <c>run --roles ingest</c>.</param>
    /// <param name="environment">Its settings, such as <c>ConnectionStrings__EventStore</c>.</param>
    public static WorkerProcess Start(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> environment)
    {
        var log = Path.Combine(Path.GetTempPath(), $"eventplatform-worker-{Guid.NewGuid():n}.log");
        var process = ChildProcess.Start(new("dotnet", [PlatformProgram.Find(), .. arguments], log) { Environment = environment, Folder = log });
        return new(process, log);
    }

    /// <summary>Waits until it has written a text.</summary>
    public Task WaitForOutputAsync(string text, TimeSpan? within = null) =>
        Eventually.Is(() => Output, output => output.Contains(text, StringComparison.Ordinal), within, $"the worker writes '{text}'");

    /// <summary>Waits for its end.</summary>
    public Task WaitForExitAsync(CancellationToken cancellation = default) => _process.WaitForExitAsync(cancellation);

    /// <summary>SIGKILL.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <summary>SIGSTOP: it neither works nor ends.</summary>
    public void Pause() => _process.Send(Signal.Pause);

    /// <summary>SIGCONT: it goes on where it was.</summary>
    public void Resume() => _process.Send(Signal.Continue);

    /// <summary>SIGTERM, and waits until it has drained.</summary>
    /// <returns>Whether it ended by itself.</returns>
    public Task<bool> StopAsync(TimeSpan? patience = null) => _process.EndAsync(Signal.Terminate, patience ?? DrainLimit);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        File.Delete(_log);
    }

    private long Kibibytes(string name)
    {
        var line = File.ReadLines($"/proc/{Id}/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
