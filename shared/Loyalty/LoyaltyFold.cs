using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty;

/// <summary>The rules as one step: state × fact → state × outcomes [spec 02]. No clock, no I/O.</summary>
public static class LoyaltyFold
{
    /// <summary>Folds one fact: changes the rows in <paramref name="state"/>, adds what it concludes to <paramref name="outcomes"/>.</summary>
    /// <returns>The definitions in force after the fact.</returns>
    public static DefinitionCatalog Apply(DefinitionCatalog catalog, LoyaltyState state, Fact fact, List<Outcome> outcomes) =>
        throw new NotImplementedException();
}
