using System.Runtime.CompilerServices;

namespace EventPlatform.Architecture.Tests;

/// <summary>The files of the repository, without what builds and tools write.</summary>
internal static class SourceTree
{
    private static readonly string[] Generated = ["bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", "out", ".git", ".vs", ".idea"];

    /// <summary>The repository's root folder.</summary>
    public static DirectoryInfo Root { get; } = new FileInfo(ThisFile()).Directory!.Parent!.Parent!;

    /// <summary>All files, found below the root.</summary>
    public static IEnumerable<FileInfo> Files() => FilesIn(Root);

    /// <summary>A file's path as a reader would write it.</summary>
    public static string PathOf(FileInfo file) => Path.GetRelativePath(Root.FullName, file.FullName).Replace('\\', '/');

    private static IEnumerable<FileInfo> FilesIn(DirectoryInfo folder) =>
        folder.EnumerateDirectories().Where(inner => !Generated.Contains(inner.Name)).SelectMany(FilesIn).Concat(folder.EnumerateFiles());

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
