using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Customers;

/// <summary><c>customerSubscription</c>: the newest word on a channel holds [spec 02.1].</summary>
internal static class ConsentFold
{
    public static CustomerProfile Apply(CustomerProfile profile, CustomerEvent happened)
    {
        if (happened.Context.Text(ContextCodes.Channel) is not { } channel || happened.Context.Text(ContextCodes.Status) is not { } status)
            return profile;
        var said = new ChannelConsent(channel.ToUpperInvariant(), status.ToUpperInvariant(), happened.Occurred);
        var consents = profile.Consents.Where(other => other.Channel != said.Channel).Append(said);
        return profile with { Consents = [.. consents.OrderBy(consent => consent.Channel, StringComparer.Ordinal)] };
    }
}
