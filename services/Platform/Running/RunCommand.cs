using System.CommandLine;
using Microsoft.Extensions.Hosting;

namespace EventPlatform.Platform.Running;

/// <summary><c>run</c>: the services of the chosen roles in this process, until it is told to stop.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var roles = RoleOption.Create();
        var command = new Command("run", "Brings the database to this version, then runs the services until the process is told to stop.") { roles };
        command.SetAction((arguments, cancellation) => RunAsync(arguments.GetValue(roles) ?? RoleOption.All, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlySet<Role> roles, CancellationToken cancellation)
    {
        using var host = PlatformHost.Build(roles, builder => builder.AddEventPlatformTelemetry("eventplatform"));
        await host.RunAsync(cancellation);
        return Environment.ExitCode; // set by a service that met a failure it cannot cure
    }
}
