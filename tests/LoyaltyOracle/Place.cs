using EventPlatform.LoyaltyOracle.Definitions;
using EventPlatform.LoyaltyOracle.Ledgers;

namespace EventPlatform.LoyaltyOracle;

/// <summary>A place in the log: its event, what stands before it, and what was concluded before it.</summary>
public sealed class Place
{
    private readonly IReadOnlyList<LogEntry> _upToEvent;

    public Place(IReadOnlyList<LogEntry> upToHere, RulesInForce rules, Ledger ledger)
        : this(upToHere[^1], upToHere, rules, ledger) { }

    private Place(LogEntry now, IReadOnlyList<LogEntry> upToEvent, RulesInForce rules, Ledger ledger)
    {
        _upToEvent = upToEvent;
        (Now, Rules, Ledger) = (now, rules, ledger);
    }

    /// <summary>The event of this place: the cause of what is concluded here.</summary>
    public LogEntry Now { get; }

    /// <summary>The event that is judged: this place's own, or an earlier one that is counted because of it.</summary>
    public LogEntry Event => _upToEvent[^1];

    /// <summary>The events before the one that is judged.</summary>
    public IEnumerable<LogEntry> Before => _upToEvent.SkipLast(1);

    /// <summary>The events up to the one that is judged.</summary>
    public IReadOnlyList<LogEntry> UpToEvent => _upToEvent;

    /// <summary>The clocks up to here.</summary>
    public required IReadOnlyList<LogEntry> Clocks { get; init; }

    /// <summary>The rules in force here.</summary>
    public RulesInForce Rules { get; }

    public Ledger Ledger { get; }

    public string Customer => Now.Customer!;

    /// <summary>Earlier events, each to be judged in its own place because of what happens here.</summary>
    public IEnumerable<Place> Earlier() => Enumerable.Range(1, _upToEvent.Count - 1).Select(length => new Place(Now, [.. _upToEvent.Take(length)], Rules, Ledger) { Clocks = Clocks });

    public void Conclude(string name, params IEnumerable<(string Field, object? Value)> says) => Conclude(Customer, name, Now.Occurred, says);

    public void Conclude(string customer, string name, DateTimeOffset occurred, params IEnumerable<(string Field, object? Value)> says) =>
        Ledger.Add(new Outcome(Now, customer, name, occurred, says.ToDictionary(one => one.Field, one => one.Value)));
}
