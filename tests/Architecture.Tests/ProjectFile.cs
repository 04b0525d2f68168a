using System.Xml.Linq;

namespace EventPlatform.Architecture.Tests;

/// <summary>What a project file says that it uses.</summary>
/// <param name="Name">The project's name, as in its file's.</param>
/// <param name="Path">From the root, for example <c>shared/Kafka/Kafka.csproj</c>.</param>
/// <param name="Packages">Names of the packages that it references itself.</param>
/// <param name="Projects">Names of the projects that it references itself.</param>
internal sealed record ProjectFile(string Name, string Path, IReadOnlyList<string> Packages, IReadOnlyList<string> Projects)
{
    /// <summary>Every project of the tree.</summary>
    public static IReadOnlyList<ProjectFile> All { get; } = [.. SourceTree.Files().Where(file => file.Extension == ".csproj").Select(Read)];

    /// <summary>The projects of the product.</summary>
    public static IEnumerable<ProjectFile> Product => All.Where(project => !project.IsTest);

    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);

    private static ProjectFile Read(FileInfo file)
    {
        var document = XDocument.Load(file.FullName);
        IEnumerable<string> Included(string element) => document.Descendants(element).Select(item => item.Attribute("Include")!.Value);
        return new(
            NameOf(file.Name),
            SourceTree.PathOf(file),
            [.. Included("PackageReference")],
            [.. Included("ProjectReference").Select(NameOf)]);
    }

    private static string NameOf(string path) => System.IO.Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
}
