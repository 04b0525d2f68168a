using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty;

namespace EventPlatform.LoyaltyOracle.Results;

/// <summary>A log to read, a line an event.</summary>
public static class LogText
{
    public static string Of(IEnumerable<Fact> facts) => string.Join('\n', facts.Select(fact => $"#{fact.Sequence} {Line.Text(fact.Event.Occurred)} stored {Line.Text(fact.Stored)} {What(fact)}"));

    private static string What(Fact fact) => fact.Event switch
    {
        CustomerEvent happened => $"{StreamKey.CustomerOf(fact.StreamKey)} {happened.Name} {Text(happened.Context)} {string.Join(' ', happened.LineItems)}",
        DefinitionEvent defined => $"{fact.StreamKey}{(defined.Retired ? " retired" : "")} {defined.Definition.GetRawText()}",
        ClockAdvanced clock => $"clock until {Line.Text(clock.Until)}",
        _ => fact.Event.Name,
    };

    private static string Text(EventContext context) => string.Join(' ', context.Fields.Select(field => $"{field.Code}={field.Value.AsText()}"));
}
