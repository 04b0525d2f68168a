namespace EventPlatform.Loyalty.Badges;

/// <summary>A fact and a badge that it could earn.</summary>
public readonly record struct EarnCandidate(Fact Fact, string BadgeId)
{
    /// <summary>Whose earns of the badge limits count: everybody's and the customer's.</summary>
    public BadgeCountKey[] Counts => [BadgeCountKey.OfOrganisation(Fact.OrgId, BadgeId), BadgeCountKey.OfCustomer(Fact.StreamKey, BadgeId)];
}
