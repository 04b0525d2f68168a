using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

namespace EventPlatform.Platform.DeadLetters;

/// <summary><c>dead-letters</c>: needs nothing but the settings of the event store; services may run meanwhile.</summary>
internal static class DeadLettersCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error, IConfiguration? configuration)
    {
        DeadLetterServices Open() => new(configuration ?? PlatformConfiguration.Read());
        return new("dead-letters", "Records that were refused: see them, mend them, put them back or discard them.")
        {
            ListCommand.Create(console, Open),
            ShowCommand.Create(console, error, Open),
            RedriveCommand.Create(console, error, Open),
            DiscardCommand.Create(console, error, Open),
        };
    }
}
