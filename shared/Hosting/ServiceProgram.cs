using EventPlatform.Hosting.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace EventPlatform.Hosting;

/// <summary>The program of a service that runs by itself: telemetry, health, and one sentence where a setting is wrong.</summary>
public static class ServiceProgram
{
    /// <summary>EX_CONFIG of sysexits.h.</summary>
    private const int WrongSetting = 78;

    /// <param name="args">The command line; <c>--Section:Name value</c> sets a setting.</param>
    /// <param name="name">The service's name in telemetry.</param>
    /// <param name="add">Adds the service.</param>
    /// <param name="map">Maps its endpoints; <c>/alive</c> and <c>/health</c> where none is given.</param>
    /// <returns>The exit code: not 0 where the service has given up.</returns>
    public static async Task<int> RunAsync(string[] args, string name, Action<WebApplicationBuilder> add, Action<WebApplication>? map = null)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(args);
            builder.AddEventPlatformTelemetry(name);
            add(builder);
            await using var application = builder.Build();
            (map ?? (app => app.MapEventPlatformHealth()))(application);
            await application.RunAsync();
            return Environment.ExitCode;
        }
        catch (SettingsException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return WrongSetting;
        }
    }
}
