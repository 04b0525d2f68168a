using Spectre.Console;

namespace EventPlatform.Platform.Tests;

/// <summary>Runs the command line in this process and keeps what it says.</summary>
internal sealed class Terminal
{
    private readonly StringWriter output = new(), error = new();

    public string Output => output.ToString();

    public string Error => error.ToString();

    public IAnsiConsole Console => field ??= CreateConsole();

    public Task<int> RunAsync(params string[] arguments) => new CommandLine(Console, error).RunAsync(arguments);

    private IAnsiConsole CreateConsole()
    {
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 1000;
        return console;
    }
}
