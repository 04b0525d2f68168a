using EventPlatform.Loyalty.Customers;

namespace EventPlatform.Api.Customers;

/// <summary>Who a customer is. What is not known is left out.</summary>
public sealed record ProfileAnswer
{
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Mobile { get; init; }
    public string? Email { get; init; }
    public string? ExternalId { get; init; }
    public string? LoyaltyType { get; init; }

    /// <summary>Where the customer was registered.</summary>
    public string? Source { get; init; }

    public DateTimeOffset? JoinedAt { get; init; }

    /// <summary>ACTIVE, DISABLED, SUSPENDED or DELETED.</summary>
    public required string Status { get; init; }

    /// <summary>The newest word on each channel.</summary>
    public required IReadOnlyList<ChannelConsent> Consents { get; init; }

    internal static ProfileAnswer Of(CustomerProfile profile) => new()
    {
        FirstName = profile.Personal.FirstName,
        LastName = profile.Personal.LastName,
        Mobile = profile.Personal.Mobile,
        Email = profile.Personal.Email,
        ExternalId = profile.Personal.ExternalId,
        LoyaltyType = profile.LoyaltyType,
        Source = profile.Source,
        JoinedAt = profile.JoinedAt,
        Status = profile.Status,
        Consents = profile.Consents,
    };

    /// <summary>Never shows whom it describes.</summary>
    public override string ToString() => "(personal data)";
}
