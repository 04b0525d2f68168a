using EventPlatform.Hosting.Configuration;
using EventPlatform.Relay;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

try
{
    var builder = WebApplication.CreateSlimBuilder(args);
    builder.AddEventPlatformTelemetry("relay");
    builder.AddRelay();
    await using var application = builder.Build();
    application.MapEventPlatformHealth();
    await application.RunAsync();
    return Environment.ExitCode;
}
catch (SettingsException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
