namespace EventPlatform.Loyalty.Customers;

/// <summary>Who a customer is; it never prints itself [spec 02.6].</summary>
public sealed record PersonalProfile
{
    public static readonly PersonalProfile Nobody = new();

    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Mobile { get; init; }
    public string? Email { get; init; }
    public string? ExternalId { get; init; }

    public override string ToString() => "(personal data)";
}
