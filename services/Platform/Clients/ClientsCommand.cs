using System.CommandLine;
using EventPlatform.Api.Access.Clients;
using EventPlatform.Hosting.Configuration;
using Npgsql;
using Spectre.Console;

namespace EventPlatform.Platform.Clients;

/// <summary><c>clients add|list|revoke</c>: who may call the API, kept in the database; needs nothing but the event store's setting.</summary>
internal static class ClientsCommand
{
    public static Command Create(IAnsiConsole console) => new("clients", "Clients of the API that are kept in the database. Running services heed a change within two seconds.")
    {
        AddClientCommand.Create(console),
        ListClientsCommand.Create(console),
        RevokeClientCommand.Create(console),
    };

    public static Argument<string> Key()
    {
        var key = new Argument<string>("key") { Description = "The client's key, its user name: 1 to 100 characters, no colon." };
        key.Validators.Add(argument =>
        {
            var text = argument.GetValueOrDefault<string>() ?? "";
            if (text.Length is 0 or > 100 || text.Contains(':', StringComparison.Ordinal) || text.Any(char.IsControl))
                argument.AddError("The key is not one: write 1 to 100 characters, no colon.");
        });
        return key;
    }

    public static async Task<T> WithAsync<T>(Func<ClientAdministration, Task<T>> act)
    {
        await using var database = NpgsqlDataSource.Create(EventStoreSettings.From(PlatformConfiguration.Read()).ConnectionString);
        return await act(new ClientAdministration(database, $"cli:{Environment.UserName}", TimeProvider.System));
    }
}
