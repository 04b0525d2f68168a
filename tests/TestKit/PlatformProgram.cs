namespace EventPlatform.TestKit;

/// <summary>Where the built command line is: in the tree, for the configuration that the tests were built for.</summary>
internal static class PlatformProgram
{
    private const string Solution = "EventPlatform.sln";

    public static string Find()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        var configuration = framework.Parent!;
        var program = Path.Combine(Root(framework).FullName, "services/Platform/bin", configuration.Name, framework.Name, "eventplatform.dll");
        return File.Exists(program)
            ? program
            : throw new InvalidOperationException($"{program} is missing: build services/Platform for {configuration.Name}, too");
    }

    private static DirectoryInfo Root(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
        {
            folder = folder.Parent;
        }

        return folder ?? throw new InvalidOperationException($"no {Solution} above {AppContext.BaseDirectory}");
    }
}
