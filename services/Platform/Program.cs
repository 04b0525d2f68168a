using EventPlatform.Platform;
using Spectre.Console;

// Where the output goes into a file or a pipe, no line is broken.
if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 1000;
return await new CommandLine(AnsiConsole.Console, Console.Error).RunAsync(args);
