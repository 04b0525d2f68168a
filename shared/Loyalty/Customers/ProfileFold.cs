namespace EventPlatform.Loyalty.Customers;

/// <summary>A profile after a fact, and whether something changed that the profile route of [spec 05.1] shows.</summary>
public readonly record struct ProfileStep(CustomerProfile Profile, bool Shown);

/// <summary>The customer's profile as a fold: any first event of a customer creates it.</summary>
public static class ProfileFold
{
    public static ProfileStep Apply(CustomerProfile? state, Fact fact) => throw new NotImplementedException();
}
