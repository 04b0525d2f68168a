using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.LoyaltyOracle;

/// <summary>One event of the log in the words of the rules: nothing of how it is stored or folded.</summary>
/// <param name="Sequence">Its place in the log.</param>
/// <param name="Name">The event's name.</param>
/// <param name="Occurred">When it happened: chooses the period.</param>
/// <param name="Stored">When it was stored.</param>
public sealed record LogEntry(long Sequence, string Name, DateTimeOffset Occurred, DateTimeOffset Stored)
{
    private const string DefinitionMark = ":~d:";

    /// <summary>The producer's id of the event, else its identity.</summary>
    public required string RequestId { get; init; }

    /// <summary>Whom it is about; null for definitions and the clock.</summary>
    public string? Customer { get; init; }

    public EventContext Context { get; init; } = EventContext.Empty;

    public IReadOnlyList<LineItem> LineItems { get; init; } = [];

    /// <summary>For the clock: up to when everything is stored.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What it defines; null for every other event.</summary>
    public DefinitionVersion? Definition { get; init; }

    public static LogEntry Of(Fact fact)
    {
        var entry = new LogEntry(fact.Sequence, fact.Event.Name, fact.Event.Occurred, fact.Stored) { RequestId = fact.SourceId ?? fact.Id.ToString() };
        return fact.Event switch
        {
            CustomerEvent happened => entry with { Customer = StreamKey.CustomerOf(fact.StreamKey), Context = happened.Context, LineItems = happened.LineItems },
            DefinitionEvent defined => entry with { Definition = VersionOf(fact, defined) },
            ClockAdvanced clock => entry with { Until = clock.Until },
            _ => entry,
        };
    }

    private static DefinitionVersion VersionOf(Fact fact, DefinitionEvent defined)
    {
        var kind = DefinitionKind.ByEventName(defined.Name)!;
        var id = fact.StreamKey[(fact.StreamKey.IndexOf(DefinitionMark, StringComparison.Ordinal) + DefinitionMark.Length + kind.Path.Length + 1)..];
        return new DefinitionVersion(kind.Path, id, fact.Version, defined.Definition, defined.Retired, DefinitionReader.Read(kind, id, defined.Definition).Definition);
    }
}

/// <summary>A stored version of a definition.</summary>
/// <param name="Kind">Its kind's path.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its number.</param>
/// <param name="Json">As it was given.</param>
/// <param name="Retired">True where it takes the definition out of force.</param>
/// <param name="Read">What the reader makes of it; null where it has faults, and so stays out of force.</param>
public sealed record DefinitionVersion(string Kind, string Id, long Version, System.Text.Json.JsonElement Json, bool Retired, Definition? Read);
