using System.Text;
using Spectre.Console;

namespace EventPlatform.Platform.Tests;

/// <summary>Runs the command line in this process and keeps what it says.</summary>
internal sealed class Terminal
{
    private readonly StringBuilder output = new(), error = new();

    public string Output => output.ToString();

    public string Error => error.ToString();

    public IAnsiConsole Console => OutputConsole.CreatePlain(new StringWriter(output));

    public Task<int> RunAsync(params string[] arguments) => new CommandLine(Console, new StringWriter(error)).RunAsync(arguments);
}
