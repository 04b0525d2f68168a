using System.Diagnostics;

namespace EventPlatform.Api.Tests;

/// <summary>A client that is generated from the description compiles: references, names and types hold together.</summary>
[Collection(SharedApi.Name)]
public sealed class GeneratedClientTests(ApiHost api)
{
    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>
        </Project>
        """;

    [Fact]
    public async Task A_client_generated_from_the_description_compiles()
    {
        using var http = api.As(null);
        var code = new ClientGenerator(await http.JsonAsync("/openapi/v1.json")).Generate();
        var folder = Directory.CreateTempSubdirectory("eventplatform-client-");
        try
        {
            foreach (var (name, text) in new[] { ("Client.csproj", Project), ("Client.cs", code), ("Directory.Build.props", "<Project />"), ("Directory.Build.targets", "<Project />") })
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text);

            var (exitCode, output) = await BuildAsync(folder.FullName);

            exitCode.ShouldBe(0, output);
            code.ShouldContain("GetTrackedTargetEventsAsync");
            code.ShouldContain("PutDefinitionAsync");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int ExitCode, string Output)> BuildAsync(string folder)
    {
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", "-v", "q", "--nologo", "-p:UseSharedCompilation=false"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1" },
        })!;
        var output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        return (build.ExitCode, output);
    }
}
