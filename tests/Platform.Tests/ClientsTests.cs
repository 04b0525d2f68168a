using System.Text.Json;
using EventPlatform.TestKit;

namespace EventPlatform.Platform.Tests;

/// <summary>The program as a process of its own, on a database that no service has touched yet.</summary>
public sealed class ClientsTests
{
    [Fact]
    public async Task Clients_are_added_listed_and_revoked()
    {
        var settings = new Dictionary<string, string?> { ["ConnectionStrings__EventStore"] = await TestPostgres.CreateDatabaseAsync() };

        var added = await RunAsync(settings, ExitCode.Success, "clients", "add", "shop", "--organisations", "100,200", "--roles", "read,write");
        var secret = added.Split('\n')[0];
        secret.Length.ShouldBe(48);
        (await RunAsync(settings, ExitCode.Differs, "clients", "add", "shop", "--organisations", "100", "--roles", "read")).ShouldContain("another key");
        var listed = await RunAsync(settings, ExitCode.Success, "clients", "list");
        listed.ShouldContain("shop");
        listed.ShouldNotContain(secret);
        (await RunAsync(settings, ExitCode.Success, "clients", "revoke", "shop")).ShouldContain("shop is revoked");
        (await RunAsync(settings, ExitCode.Differs, "clients", "revoke", "shop")).ShouldContain("no client shop");
        var row = JsonElement.Parse(await RunAsync(settings, ExitCode.Success, "clients", "list", "--json"))[0];
        row.GetProperty("organisations").GetRawText().Replace("\n", "").Replace(" ", "").ShouldBe("[100,200]");
        row.GetProperty("revoked").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Theory]
    [InlineData("shop", "100,x", "read", "--organisations holds \"x\"")]
    [InlineData("shop", ",", "read", "--organisations is empty")]
    [InlineData("shop", "100", "root", "--roles holds \"root\"")]
    [InlineData("sh:op", "100", "read", "The key is not one")]
    public async Task A_client_that_makes_no_sense_is_refused(string key, string organisations, string roles, string complaint)
    {
        var terminal = new Terminal();

        (await terminal.RunAsync("clients", "add", key, "--organisations", organisations, "--roles", roles)).ShouldBe(ExitCode.Usage);

        (terminal.Error + terminal.Output).ShouldContain(complaint);
    }

    private static async Task<string> RunAsync(Dictionary<string, string?> settings, int expected, params string[] arguments)
    {
        await using var program = WorkerProcess.Start(arguments, settings);
        await program.WaitForExitAsync();
        program.ExitCode.ShouldBe(expected, program.Output);
        return program.Output;
    }
}
