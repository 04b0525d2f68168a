using System.Text.RegularExpressions;

namespace EventPlatform.Architecture.Tests;

/// <summary>What holds for every file.</summary>
public sealed partial class FileRules
{
    private const int LongestFile = 300;

    /// <summary>Files that are longer for a reason, by path.</summary>
    private static readonly string[] LongForAReason = [];

    private static readonly string[] TextFiles =
    [
        "", ".cs", ".csproj", ".props", ".targets", ".sln", ".json", ".md", ".sql", ".sh", ".c", ".yml", ".yaml", ".xml", ".config", ".editorconfig",
        ".gitignore", ".html", ".css", ".js", ".txt", ".tsv",
    ];

    [Fact]
    public void No_source_file_is_a_giant()
    {
        var giants = from file in SourceTree.Files()
                     where file.Extension == ".cs" && !LongForAReason.Contains(SourceTree.PathOf(file))
                     let lines = File.ReadLines(file.FullName).Count()
                     where lines > LongestFile
                     select $"{SourceTree.PathOf(file)}: {lines} lines";

        giants.ShouldBeEmpty();
    }

    [Fact]
    public void No_file_names_a_place_of_one_machine() => Lines(MachinePath()).ShouldBeEmpty();

    /// <summary>Which feed serves the packages is the matter of the machine that builds.</summary>
    [Fact]
    public void No_file_names_a_package_registry() => Lines(PackageRegistry()).ShouldBeEmpty();

    private static IEnumerable<string> Lines(Regex forbidden) =>
        from file in SourceTree.Files()
        where TextFiles.Contains(file.Extension)
        from line in File.ReadLines(file.FullName).Index()
        where forbidden.IsMatch(line.Item)
        select $"{SourceTree.PathOf(file)}:{line.Index + 1}: {line.Item.Trim()}";

    /// <summary>Homes of users, and folders of the root that no system has.</summary>
    [GeneratedRegex(@"(?<![\w.~\-/])/(root|work|home/\w+|Users/\w+|mnt)/|\b[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\bapi\.nuget\b|/v3/index\.json|\bpkgs\.dev\.azure\b|\bnuget\.pkg\.github\b|\bjfrog\b|\bartifactory\b|<package[S]ources>", RegexOptions.IgnoreCase)]
    private static partial Regex PackageRegistry();
}
