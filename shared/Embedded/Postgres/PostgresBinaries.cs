using System.Globalization;

namespace EventPlatform.Embedded.Postgres;

/// <summary>The folder of PostgreSQL's server programs on this machine.</summary>
public static class PostgresBinaries
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>The newest version installed the way Debian does it, else the one on PATH, else null.</summary>
    public static string? Find() => Debian().Concat(OnPath()).FirstOrDefault(HasServer);

    private static IEnumerable<string> Debian() =>
        Directory.Exists(DebianFolder)
            ? Directory.EnumerateDirectories(DebianFolder).OrderByDescending(Version).Select(folder => Path.Combine(folder, "bin"))
            : [];

    private static string[] OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static bool HasServer(string folder) =>
        File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));

    private static int Version(string folder) =>
        int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0;
}
