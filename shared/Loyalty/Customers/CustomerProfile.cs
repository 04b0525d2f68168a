namespace EventPlatform.Loyalty.Customers;

/// <summary>A customer as a whole, folded from its events: what the profile route sends and the API shows [spec 05.1, 03.3].</summary>
public sealed record CustomerProfile
{
    public required string StreamKey { get; init; }

    public PersonalProfile Personal { get; init; } = PersonalProfile.Nobody;

    public string? LoyaltyType { get; init; }
    public string? Source { get; init; }
    public DateTimeOffset? JoinedAt { get; init; }

    /// <summary><c>ACTIVE</c>, <c>DISABLED</c>, <c>SUSPENDED</c> or <c>DELETED</c>.</summary>
    public string Status { get; init; } = "ACTIVE";

    /// <summary>The newest word on each channel, by channel in upper case, ascending.</summary>
    public IReadOnlyList<ChannelConsent> Consents { get; init; } = [];

    public decimal Points { get; init; }
    public decimal LifetimePoints { get; init; }
    public decimal PointsRedeemed { get; init; }
    public decimal PointsExpired { get; init; }
    public string? Tier { get; init; }
    public DateTimeOffset? TierExpiryDate { get; init; }
    public string? Program { get; init; }

    /// <summary>Earns that were reported, by the platform and by other systems.</summary>
    public int BadgesEarned { get; init; }

    /// <summary>Badges that expired or were revoked.</summary>
    public int BadgesEnded { get; init; }
    public int TargetsAchieved { get; init; }

    /// <summary>Place in the log of the last event that changed it.</summary>
    public required long Sequence { get; init; }

    /// <summary>The newest word on a channel (upper case), or null.</summary>
    public string? ConsentOf(string channel)
    {
        foreach (var consent in Consents)
            if (consent.Channel == channel)
                return consent.Status;
        return null;
    }
}

/// <summary>A customer's word on one channel: <c>OPTIN</c> or <c>OPTOUT</c>.</summary>
public sealed record ChannelConsent(string Channel, string Status, DateTimeOffset Since);
