using System.Diagnostics;

namespace EventPlatform.Embedded.Processes;

/// <summary>
/// A child process that never outlives this one, not even when this one is killed. A watcher beside it reads from a pipe whose
/// other end only this process holds: the pipe's end is this process's end.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    // A session of its own keeps the terminal's Ctrl-C from it: who started it decides in which order things stop.
    private const string Guard = """
        exec 3<&0 </dev/null >>"$1" 2>&1
        signal=$2 folder=$3 child=$$
        shift 3
        (
          read -r _ <&3
          read -r _ _ _ parent _ </proc/self/stat
          [ "$parent" = "$child" ] || exit 0
          kill -"$signal" "$child"
          kill -CONT "$child"
          tries=0
          while kill -0 "$child" && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
          [ -z "$folder" ] || rm -rf "$folder"
        ) >/dev/null 2>&1 &
        exec 3<&- "$@"
        """;

    private readonly Process _process;
    private readonly ChildProcessSettings _settings;

    private ChildProcess(Process process, ChildProcessSettings settings) => (_process, _settings) = (process, settings);

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Its exit code: 128 and the signal's number where a signal ended it.</summary>
    /// <exception cref="InvalidOperationException">It has not ended.</exception>
    public int ExitCode => _process.ExitCode;

    /// <summary>All that it has written so far.</summary>
    public string Output => File.Exists(_settings.LogFile) ? File.ReadAllText(_settings.LogFile) : "";

    /// <summary>Starts a program.</summary>
    public static ChildProcess Start(ChildProcessSettings settings)
    {
        var start = new ProcessStartInfo("setsid")
        {
            RedirectStandardInput = true,
            WorkingDirectory = settings.WorkingDirectory ?? "",
        };
        string[] guard = ["sh", "-c", Guard, "guard", settings.LogFile, $"{(int)settings.LastSignal}", settings.Folder ?? ""];
        foreach (var argument in (IEnumerable<string>)[.. guard, settings.Program, .. settings.Arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings.Environment)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!, settings);
    }

    /// <summary>Sends a signal; nothing happens if it has ended.</summary>
    public void Send(Signal signal)
    {
        if (!_process.HasExited)
        {
            ProcessTable.Send(signal, Id);
        }
    }

    /// <summary>Waits for its end.</summary>
    public Task WaitForExitAsync(CancellationToken cancellation = default) => _process.WaitForExitAsync(cancellation);

    /// <summary>Ends it at once.</summary>
    public Task KillAsync() => EndAsync(Signal.Kill, TimeSpan.FromSeconds(10));

    /// <summary>Asks it to end with a signal, and ends it if it has not done so in time.</summary>
    /// <returns>Whether it ended by itself.</returns>
    public async Task<bool> EndAsync(Signal signal, TimeSpan patience)
    {
        Send(signal);
        Send(Signal.Continue);
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            Send(Signal.Kill);
            await WaitForExitAsync(CancellationToken.None);
            return false;
        }
    }

    /// <summary>Closes our end of the pipe, as the kernel does when this process ends. For the test of just that.</summary>
    internal void LoseOwner() => _process.StandardInput.Close();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }
}
