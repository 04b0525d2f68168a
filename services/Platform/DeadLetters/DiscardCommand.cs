using System.CommandLine;
using EventPlatform.DeadLetters.Discarding;
using Spectre.Console;

namespace EventPlatform.Platform.DeadLetters;

/// <summary><c>dead-letters discard</c>: gives letters up; their record and history stay.</summary>
internal static class DiscardCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error, Func<DeadLetterServices> open)
    {
        var options = new ChangeOptions();
        var reason = new Option<string>("--reason") { Description = "Why the records are given up.", Required = true };
        var command = new Command("discard", "Gives dead letters up, with a reason. Record and history stay.") { reason };
        options.AddTo(command);
        reason.Validators.Add(option =>
        {
            if (option.Tokens is [{ Value: var text }] && string.IsNullOrWhiteSpace(text))
                option.AddError("--reason is empty: say why the records are given up.");
        });
        command.SetAction(async (arguments, cancellation) =>
        {
            var order = new DiscardOrder(options.By(arguments), arguments.GetValue(reason)!);
            using var services = open();
            return await new LetterChange(console, error).RunAsync(services, options.Read(arguments), ids => services.Discard.RunAsync(ids, order, cancellation),
                new(options.IsJson(arguments)), cancellation);
        });
        return command;
    }
}
