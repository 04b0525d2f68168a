using System.CommandLine;
using EventPlatform.DeadLetters.Reading;

namespace EventPlatform.Platform.DeadLetters;

/// <summary>What redrive and discard have in common: which letters, who does it, and how it is told.</summary>
internal sealed class ChangeOptions
{
    private readonly Argument<long[]> ids = new("id")
    {
        Description = "Letters by their ids; without one, those of the filter.",
        Arity = ArgumentArity.ZeroOrMore,
        CustomParser = argument => WholeNumber.ReadAll(argument, "a letter"),
    };
    private readonly FilterOptions filter = new();
    private readonly Option<bool> all = new("--all") { Description = "All open letters of the filter; without a filter, every open letter there is." };
    private readonly Option<string> by = new("--by") { Description = "Who does it, for the history. Default: the user of this system.", DefaultValueFactory = _ => Environment.UserName };
    private readonly Option<bool> json = new("--json") { Description = "Writes one JSON object instead of tables." };

    public void AddTo(Command command)
    {
        command.Add(ids);
        filter.AddTo(command);
        command.Add(all);
        command.Add(by);
        command.Add(json);
        by.Validators.Add(option =>
        {
            if (option.Tokens is [{ Value: var name }] && string.IsNullOrWhiteSpace(name))
                option.AddError("--by is empty: say who does it.");
        });
    }

    public LetterChoice Read(ParseResult arguments) => new(
        [.. (arguments.GetValue(ids) ?? []).Distinct()], filter.IsGiven(arguments), filter.Read(arguments), arguments.GetValue(all));

    public string By(ParseResult arguments) => arguments.GetValue(by)!;

    public bool IsJson(ParseResult arguments) => arguments.GetValue(json);
}

/// <summary>The letters that a command is about.</summary>
/// <param name="Ids">By id; empty where a filter chooses.</param>
/// <param name="HasFilter">Whether the filter restricts anything.</param>
/// <param name="Filter">Which, where no id is given.</param>
/// <param name="All">Whether all of the filter were asked for in so many words.</param>
internal sealed record LetterChoice(IReadOnlyList<long> Ids, bool HasFilter, DeadLetterFilter Filter, bool All)
{
    /// <summary>Why the choice makes no sense; null where it does.</summary>
    public string? Complaint => (Ids.Count > 0, HasFilter, All) switch
    {
        (true, true, _) or (true, _, true) => "Name letters by their ids or by a filter, not both.",
        (false, false, false) => "Name letters by their ids, or give a filter with --all.",
        _ => null,
    };
}
