using Microsoft.Extensions.Configuration;

namespace EventPlatform.Platform;

/// <summary>The settings of commands that run no host: <c>appsettings.json</c> of the working folder, then environment variables, as a host reads them.</summary>
internal static class PlatformConfiguration
{
    public static IConfiguration Read() => new ConfigurationBuilder()
        .SetBasePath(Directory.GetCurrentDirectory())
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();
}
