using System.CommandLine;
using EventPlatform.DeadLetters.Showing;
using Spectre.Console;

namespace EventPlatform.Platform.DeadLetters;

/// <summary><c>dead-letters show</c>: one letter in full; reads only.</summary>
internal static class ShowCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error, Func<DeadLetterServices> open)
    {
        var id = new Argument<long>("id") { Description = "The letter's id.", CustomParser = argument => WholeNumber.Read(argument, "a letter") ?? 0 };
        var json = new Option<bool>("--json") { Description = "Writes one JSON object instead of text." };
        var command = new Command("show", "Shows one dead letter in full: the record as received, why it was refused, and what was done with it.") { id, json };
        command.SetAction((arguments, cancellation) => RunAsync(console, error, open, arguments.GetValue(id), arguments.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IAnsiConsole console, TextWriter error, Func<DeadLetterServices> open, long id, bool json, CancellationToken cancellation)
    {
        using var services = open();
        if (await services.Queries.FindAsync(id, orgId: null, cancellation) is not { } letter)
        {
            await error.WriteLineAsync($"There is no dead letter {LetterTables.Number(id)}.");
            return ExitCode.Differs;
        }
        var shown = ShownLetter.Of(letter);
        if (json)
            await console.Profile.Out.Writer.WriteLineAsync(LetterJson.Write(shown));
        else
            LetterText.Write(console, shown);
        return ExitCode.Success;
    }
}
