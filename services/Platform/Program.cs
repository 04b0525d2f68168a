using EventPlatform.Platform;
using Spectre.Console;

return await new CommandLine(AnsiConsole.Console, Console.Error).RunAsync(args);
