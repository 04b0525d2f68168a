using System.CommandLine;
using EventPlatform.DeadLetters.Redriving;
using Spectre.Console;

namespace EventPlatform.Platform.DeadLetters;

/// <summary><c>dead-letters redrive</c>: into the store, each once, however often it is run.</summary>
internal static class RedriveCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error, Func<DeadLetterServices> open)
    {
        var (options, patch) = (new ChangeOptions(), new PatchOptions());
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would come of it, and changes nothing." };
        var command = new Command("redrive", "Puts dead letters back into the store, as received or patched. Safe to repeat, and while services run.") { dryRun };
        options.AddTo(command);
        patch.AddTo(command);
        command.SetAction(async (arguments, cancellation) =>
        {
            var (choice, change) = (options.Read(arguments), new LetterChange(console, error));
            if (patch.IsForOne(arguments) && choice.Ids.Count != 1)
                return await change.ComplainAsync("--value and --key fit one record: name one letter by its id.");
            var (order, isDry) = (new RedriveOrder(options.By(arguments)) { Patch = patch.Read(arguments) }, arguments.GetValue(dryRun));
            using var services = open();
            return await change.RunAsync(services, choice, ids => RunAsync(services.Redrive, ids, order, isDry, cancellation),
                new(options.IsJson(arguments), isDry), cancellation);
        });
        return command;
    }

    private static Task<IReadOnlyList<EventPlatform.DeadLetters.LetterResult>> RunAsync(Redrive redrive, IReadOnlyList<long> ids, RedriveOrder order, bool isDry,
        CancellationToken cancellation) => isDry ? redrive.RehearseAsync(ids, order, cancellation) : redrive.RunAsync(ids, order, cancellation);
}
