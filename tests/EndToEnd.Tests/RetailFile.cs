namespace EventPlatform.EndToEnd.Tests;

/// <summary>Real purchases of an online shop in December 2010, one record a line: key, tab, CloudEvent in structured mode.</summary>
internal static class RetailFile
{
    public const int Invoices = 512;

    private const string Beside = "shared/data/online-retail-2010-12.tsv";

    /// <summary>The file beside the checkout; null where there is none.</summary>
    public static string? Path { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static IEnumerable<(string Key, string Value)> Records() =>
        File.ReadLines(Path!).Select(line => line.Split('\t', 2)).Select(parts => (parts[0], parts[1]));

    private static string? Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "EventPlatform.sln")))
            folder = folder.Parent;
        var file = folder?.Parent is { } parent ? System.IO.Path.Combine(parent.FullName, Beside) : null;
        return file is not null && File.Exists(file) ? file : null;
    }
}
