using Spectre.Console;

namespace EventPlatform.Platform.Tests;

/// <summary>Runs the command line in this process and keeps what it says.</summary>
internal sealed class Terminal
{
    private readonly StringWriter output = new(), error = new();

    public string Output => output.ToString();

    public string Error => error.ToString();

    public IAnsiConsole Console => OutputConsole.CreatePlain(output);

    public Task<int> RunAsync(params string[] arguments) => new CommandLine(Console, error).RunAsync(arguments);
}
