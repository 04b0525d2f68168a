using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;

namespace EventPlatform.Embedded.Processes;

/// <summary>The kernel's table of processes: who is whose child, and signals to them.</summary>
public static class ProcessTable
{
    private const int NoSuchProcess = 3;

    /// <summary>Sends a signal. A process that has ended already is no error.</summary>
    /// <exception cref="Win32Exception">The kernel refused, for example because the process belongs to another user.</exception>
    public static void Send(Signal signal, int process)
    {
        if (Kill(process, (int)signal) != 0 && Marshal.GetLastPInvokeError() is var error and not NoSuchProcess)
        {
            throw new Win32Exception(error, $"{signal} could not be sent to process {process}");
        }
    }

    /// <summary>Whether a process exists and is more than a zombie.</summary>
    public static bool IsAlive(int process) => Read(process) is { State: not ('Z' or 'X') };

    /// <summary>The children of a process that run a program of the given name.</summary>
    public static IReadOnlyList<int> ChildrenOf(int parent, string program) =>
        [.. All().Where(entry => entry.Parent == parent && entry.Program == program).Select(entry => entry.Id)];

    private static IEnumerable<Entry> All() =>
        from folder in Directory.EnumerateDirectories("/proc")
        let id = int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var number) ? number : 0
        where id > 0
        let entry = Read(id)
        where entry is not null
        select entry;

    /// <summary>Reads <c>pid (program) state parent ...</c>; the program's name may itself hold blanks and brackets.</summary>
    private static Entry? Read(int process)
    {
        string stat;
        try
        {
            stat = File.ReadAllText($"/proc/{process}/stat");
        }
        catch (IOException)
        {
            return null; // it ended while we looked
        }

        var open = stat.IndexOf('(', StringComparison.Ordinal);
        var close = stat.LastIndexOf(')');
        var rest = stat[(close + 2)..].Split(' ', 3);
        return new(process, stat[(open + 1)..close], rest[0][0], int.Parse(rest[1], CultureInfo.InvariantCulture));
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);

    private sealed record Entry(int Id, string Program, char State, int Parent);
}
