using System.CommandLine;
using System.CommandLine.Parsing;
using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Decoding;
using EventPlatform.DeadLetters.Reading;

namespace EventPlatform.Platform.DeadLetters;

/// <summary>The options that say which dead letters are meant.</summary>
internal sealed class FilterOptions
{
    private static readonly string[] Codes = [.. Enum.GetValues<ErrorCode>().Select(code => code.Text())];

    private readonly Option<string[]> code = new("--code") { HelpName = "code", Description = "Only letters of this code, such as BAD_FIELD; may be repeated.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> topic = new("--topic") { Description = "Only what was received on this topic." };
    private readonly Option<long?> org = new("--org")
    {
        Description = "Only letters of this organisation, as far as value or key name one.",
        CustomParser = argument => WholeNumber.Read(argument, "an organisation"),
    };
    private readonly Option<string?> customer = new("--customer") { Description = "Only letters of this customer, as far as value or key name one." };
    private readonly Option<DateTimeOffset?> from = Moment("--from", "Only what was first refused at or after this time, such as 2025-07-29T04:00:00Z.");
    private readonly Option<DateTimeOffset?> to = Moment("--to", "Only what was first refused before this time.");

    public FilterOptions() => code.AcceptOnlyFromAmong(Codes);

    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (Given(result, from) >= Given(result, to))
                result.AddError("--to is not after --from: nothing lies between them.");
        });
    }

    public bool IsGiven(ParseResult arguments) => All.Any(option => arguments.GetResult(option) is { Implicit: false });

    public DeadLetterFilter Read(ParseResult arguments) => new()
    {
        Codes = arguments.GetValue(code) ?? [],
        Topic = arguments.GetValue(topic),
        OrgId = arguments.GetValue(org),
        CustomerId = arguments.GetValue(customer),
        From = arguments.GetValue(from),
        To = arguments.GetValue(to),
    };

    private Option[] All => [code, topic, org, customer, from, to];

    private static Option<DateTimeOffset?> Moment(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = argument => ReadMoment(argument),
    };

    /// <summary>Null where it is none: then its own parser says so.</summary>
    private static DateTimeOffset? Given(CommandResult command, Option<DateTimeOffset?> option) =>
        command.GetResult(option) is { Tokens: [var token] } && Rfc3339.TryParse(token.Value, out var moment) ? moment : null;

    private static DateTimeOffset? ReadMoment(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (Rfc3339.TryParse(text, out var moment))
            return moment;
        argument.AddError($"\"{text}\" is no time with an offset, such as 2025-07-29T04:00:00Z.");
        return null;
    }
}
