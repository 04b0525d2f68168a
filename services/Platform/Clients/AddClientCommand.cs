using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EventPlatform.Hosting.Configuration;
using Spectre.Console;

namespace EventPlatform.Platform.Clients;

/// <summary><c>clients add KEY --organisations 100,200 --roles read,write</c>: shows the new secret, this once.</summary>
internal static class AddClientCommand
{
    public static Command Create(IAnsiConsole console)
    {
        var key = ClientsCommand.Key();
        var organisations = new Option<IReadOnlySet<long>>("--organisations")
        {
            Description = "Organisations that the client sees, with commas.",
            Required = true,
            CustomParser = Organisations,
        };
        var roles = new Option<IReadOnlySet<string>>("--roles")
        {
            Description = $"What it may do: {string.Join(", ", ApiSettings.KnownRoles)}, with commas.",
            Required = true,
            CustomParser = Roles,
        };
        var command = new Command("add", "Adds a client and shows its secret, this once.") { key, organisations, roles };
        command.SetAction((arguments, cancellation) =>
            RunAsync(console, arguments.GetRequiredValue(key), arguments.GetRequiredValue(organisations), arguments.GetRequiredValue(roles), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IAnsiConsole console, string key, IReadOnlySet<long> organisations, IReadOnlySet<string> roles, CancellationToken cancellation)
    {
        var secret = await ClientsCommand.WithAsync(clients => clients.AddAsync(key, organisations, roles, cancellation));
        if (secret is null)
        {
            console.WriteLine($"There is, or was, a client {key}: give the new one another key.");
            return ExitCode.Differs;
        }
        await console.Profile.Out.Writer.WriteLineAsync(secret);
        console.WriteLine($"The line above is the secret of {key}. It is kept as a salted hash only: write it down now.");
        return ExitCode.Success;
    }

    private static HashSet<long> Organisations(ArgumentResult result)
    {
        var found = new HashSet<long>();
        foreach (var text in Parts(result))
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var organisation))
                found.Add(organisation);
            else
                result.AddError($"--organisations holds \"{text}\": write numbers, with commas.");
        if (found.Count == 0)
            result.AddError("--organisations is empty: write numbers, with commas.");
        return found;
    }

    private static HashSet<string> Roles(ArgumentResult result)
    {
        var found = Parts(result).ToHashSet(StringComparer.Ordinal);
        foreach (var text in found.Except(ApiSettings.KnownRoles))
            result.AddError($"--roles holds \"{text}\": write any of {string.Join(", ", ApiSettings.KnownRoles)}, with commas.");
        if (found.Count == 0)
            result.AddError($"--roles is empty: write any of {string.Join(", ", ApiSettings.KnownRoles)}, with commas.");
        return found;
    }

    private static string[] Parts(ArgumentResult result) =>
        [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
