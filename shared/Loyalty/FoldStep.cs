using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty;

/// <summary>One fact of a customer on its way through the rules, with the rules in force at its place in the log.</summary>
internal sealed class FoldStep(OrganisationCatalog organisation, LoyaltyState state, Fact fact, CustomerEvent happened, List<Outcome> outcomes)
{
    private string? _customer;
    private string? _factId;

    public OrganisationCatalog Organisation => organisation;

    public RuleIndex Rules { get; } = organisation.Index;

    public LoyaltyState State => state;

    public Fact Fact => fact;

    public CustomerEvent Happened => happened;

    public EventContext Context => happened.Context;

    public DateTimeOffset Occurred => happened.Occurred;

    /// <summary>The customer's id, and the fact's, as identities have them.</summary>
    public string Customer => _customer ??= StreamKey.CustomerOf(fact.StreamKey);

    public string FactId => _factId ??= fact.Id.ToString("N");

    /// <summary>The producer's id of the event, else its identity [spec 03.1].</summary>
    public string RequestId => fact.SourceId ?? fact.Id.ToString();

    public void Conclude(Guid id, OutcomeEvent outcome) => outcomes.Add(new Outcome(id, fact.StreamKey, outcome, fact));
}
