namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>A test of a file in the folder <c>shared</c> beside the checkout; skipped where that is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithSharedAttribute : FactAttribute
{
    public FactWithSharedAttribute(string file)
    {
        File = file;
        if (PathOf(file) is null)
            Skip = $"needs ../shared/{file} beside the checkout";
    }

    public string File { get; }

    public static string? PathOf(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (folder.EnumerateFiles("EventPlatform.sln").Any())
                return folder.Parent is { } beside && global::System.IO.File.Exists(Path.Combine(beside.FullName, "shared", file))
                    ? Path.Combine(beside.FullName, "shared", file)
                    : null;
        return null;
    }
}
