using System.CommandLine;
using System.Globalization;
using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Table;
using Spectre.Console;

namespace EventPlatform.Platform.DeadLetters;

/// <summary><c>dead-letters list</c>: the newest first; reads only.</summary>
internal static class ListCommand
{
    private const string AnyState = "any";
    private const int UsualLimit = 50, GreatestLimit = 1_000;

    public static Command Create(IAnsiConsole console, Func<DeadLetterServices> open)
    {
        var filter = new FilterOptions();
        var state = new Option<string[]>("--state") { Description = "Only letters in this state, or any; may be repeated. Default: open.", Arity = ArgumentArity.OneOrMore };
        var limit = new Option<int>("--limit") { Description = $"So many letters at most, up to {GreatestLimit}.", DefaultValueFactory = _ => UsualLimit };
        var before = new Option<long?>("--before") { Description = "Only letters with a lower id." };
        var json = new Option<bool>("--json") { Description = "Writes one JSON object instead of tables." };
        state.AcceptOnlyFromAmong([.. DeadLetterState.All, AnyState]);
        limit.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<int>() is < 1 or > GreatestLimit)
                option.AddError($"--limit must be from 1 to {GreatestLimit}.");
        });
        var command = new Command("list", "Lists dead letters, the newest first, and counts them by code.") { state, limit, before, json };
        filter.AddTo(command);
        command.SetAction((arguments, cancellation) => RunAsync(console, open, filter.Read(arguments) with { States = States(arguments.GetValue(state)) },
            arguments.GetValue(before), arguments.GetValue(limit), arguments.GetValue(json), cancellation));
        return command;
    }

    private static string[] States(string[]? given) => given is null or [] ? [DeadLetterState.Open] : given.Contains(AnyState) ? [] : given;

    private static async Task<int> RunAsync(IAnsiConsole console, Func<DeadLetterServices> open, DeadLetterFilter filter, long? before, int limit, bool json,
        CancellationToken cancellation)
    {
        using var services = open();
        var letters = await services.Queries.ListAsync(filter, before, limit, cancellation);
        var counts = await services.Queries.CountAsync(filter, cancellation);
        if (json)
            await console.Profile.Out.Writer.WriteLineAsync(LetterJson.Write(new { total = counts.Sum(count => count.Count), codes = counts, letters }));
        else
            Write(console, letters, counts);
        return ExitCode.Success;
    }

    private static void Write(IAnsiConsole console, IReadOnlyList<ListedLetter> letters, IReadOnlyList<CodeCount> counts)
    {
        if (letters.Count > 0)
            console.Write(LetterTables.List(letters, console.Profile.Width));
        var total = counts.Sum(count => count.Count);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{letters.Count:N0} of {total:N0} letters{(total == 0 ? "" : ": ")}{string.Join(", ", counts.Select(Tell))}."));
        if (letters.Count > 0 && letters.Count < total)
            console.WriteLine($"Older ones: --before {LetterTables.Number(letters[^1].Id)}");
    }

    private static string Tell(CodeCount count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count.Count:N0} {count.Code}{(count.State == DeadLetterState.Open ? "" : $" ({count.State})")}");
}
