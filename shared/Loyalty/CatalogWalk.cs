using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty;

/// <summary>The customers' facts of a page, each with its organisation's definitions as they were at its place in the log.</summary>
internal static class CatalogWalk
{
    public static IEnumerable<(Fact Fact, OrganisationCatalog Organisation)> Of(DefinitionCatalog catalog, IEnumerable<Fact> page)
    {
        foreach (var fact in page)
            if (fact.Event is CustomerEvent)
                yield return (fact, catalog.Organisation(fact.OrgId));
            else
                catalog = catalog.With(fact);
    }
}
