using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EventPlatform.Api.Access.Clients;
using Spectre.Console;

namespace EventPlatform.Platform.Clients;

/// <summary><c>clients list</c>: every client that was ever added, without its secret.</summary>
internal static class ListClientsCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create(IAnsiConsole console)
    {
        var json = new Option<bool>("--json") { Description = "Writes a JSON array instead of a table." };
        var command = new Command("list", "Lists the clients of the database.") { json };
        command.SetAction((arguments, cancellation) => RunAsync(console, arguments.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IAnsiConsole console, bool json, CancellationToken cancellation)
    {
        var clients = await ClientsCommand.WithAsync(administration => administration.ListAsync(cancellation));
        if (json)
            await console.Profile.Out.Writer.WriteLineAsync(JsonSerializer.Serialize(clients, Json));
        else
            console.Write(Table(clients));
        return ExitCode.Success;
    }

    private static Table Table(IEnumerable<ClientRow> clients)
    {
        var table = new Table().AddColumns("Key", "Organisations", "Roles", "Added", "Revoked");
        foreach (var client in clients)
            table.AddRow(new Text(client.Key), new Text(string.Join(", ", client.Organisations)), new Text(string.Join(", ", client.Roles)),
                new Text(Time(client.Added)), new Text(client.Revoked is { } revoked ? Time(revoked) : ""));
        return table;
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
