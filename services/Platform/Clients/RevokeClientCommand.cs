using System.CommandLine;
using Spectre.Console;

namespace EventPlatform.Platform.Clients;

/// <summary><c>clients revoke KEY</c>: the client is let in no more; its key is not given again.</summary>
internal static class RevokeClientCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var key = ClientsCommand.Key();
        var command = new Command("revoke", "Lets a client in no more.") { key };
        command.SetAction((arguments, cancellation) => RunAsync(console, arguments.GetRequiredValue(key), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IAnsiConsole console, string key, CancellationToken cancellation)
    {
        if (await ClientsCommand.WithAsync(clients => clients.RevokeAsync(key, cancellation)))
        {
            console.WriteLine($"{key} is revoked.");
            return ExitCode.Success;
        }
        console.WriteLine($"There is no client {key} in the database that is let in. Configured clients are taken out of the configuration.");
        return ExitCode.Differs;
    }
}
