using Spectre.Console;

namespace EventPlatform.Platform;

/// <summary>Standard output: with colours and bars for a terminal; plain, and no line broken, for a file or a pipe.</summary>
internal static class OutputConsole
{
    private const int NoBreaks = 1000;

    public static IAnsiConsole Create() => Console.IsOutputRedirected ? CreatePlain(Console.Out) : AnsiConsole.Console;

    public static IAnsiConsole CreatePlain(TextWriter output)
    {
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = NoBreaks;
        return console;
    }
}
