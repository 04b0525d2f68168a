namespace EventPlatform.Embedded.Processes;

/// <summary>A program to start, and what becomes of it when this process ends.</summary>
/// <param name="Program">Path, or a name on PATH.</param>
/// <param name="Arguments">Handed on as they are, without a shell's interpretation.</param>
/// <param name="LogFile">Standard output and error are appended here.</param>
public sealed record ChildProcessSettings(string Program, IReadOnlyList<string> Arguments, string LogFile)
{
    /// <summary>Added to this process's own environment; a null value removes a variable.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Where it starts; by default where this process is.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Sent to it when this process has ended, however it ended.</summary>
    public Signal LastSignal { get; init; } = Signal.Kill;

    /// <summary>A folder to delete after that signal.</summary>
    public string? Folder { get; init; }
}
