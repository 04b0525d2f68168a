using System.Text;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

namespace EventPlatform.Platform.Tests;

/// <summary>Runs the command line in this process and keeps what it says.</summary>
internal sealed class Terminal
{
    private readonly StringBuilder output = new(), error = new();

    public string Output => output.ToString();

    public string Error => error.ToString();

    public IAnsiConsole Console => OutputConsole.CreatePlain(new StringWriter(output));

    /// <summary>Settings in place of the environment's, for commands that take them.</summary>
    public IConfiguration? Settings { get; init; }

    public Task<int> RunAsync(params string[] arguments) => new CommandLine(Console, new StringWriter(error), Settings).RunAsync(arguments);

    public void Clear()
    {
        output.Clear();
        error.Clear();
    }
}
