using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Unified;

namespace EventPlatform.Loyalty;

/// <summary>One fact of a customer on its way through the rules, with the rules in force at its place in the log.</summary>
internal sealed record FoldStep(OrganisationCatalog Organisation, LoyaltyState State, Fact Fact, CustomerEvent Happened, List<Outcome> Outcomes)
{
    private string? _customer;
    private string? _factId;

    public RuleIndex Rules { get; } = Organisation.Index;

    /// <summary>The fact that is counted, and its event: the step's own, or an earlier one that is counted back because of it.</summary>
    public Fact Counted { get; private init; } = Fact;

    public CustomerEvent CountedEvent { get; private init; } = Happened;

    /// <summary>Groups' own goals that the step has moved; they are settled when it is done.</summary>
    public HashSet<UnifiedKey> MovedUnified { get; } = [];

    public EventContext Context => CountedEvent.Context;

    public DateTimeOffset Occurred => Happened.Occurred;

    /// <summary>The customer's id, and the fact's, as identities have them.</summary>
    public string Customer => _customer ??= StreamKey.CustomerOf(Fact.StreamKey);

    public string FactId => _factId ??= Fact.Id.ToString("N");

    /// <summary>The counted fact as identities have it; one that is counted back may have been counted before.</summary>
    public string CountedId => ReferenceEquals(Counted, Fact) ? FactId : $"{Counted.Id:N}{FactId}";

    /// <summary>The producer's id of the event, else its identity [spec 03.1].</summary>
    public string RequestId => Counted.SourceId ?? Counted.Id.ToString();

    /// <summary>Counts an earlier fact of the customer; what follows is caused by this step's.</summary>
    public FoldStep Counting(Fact earlier) => this with { Counted = earlier, CountedEvent = (CustomerEvent)earlier.Event };

    public void Conclude(Guid id, OutcomeEvent outcome) => Outcomes.Add(new Outcome(id, Fact.StreamKey, outcome, Fact));
}
