using EventPlatform.Contracts.Adobe;
using EventPlatform.Contracts.Identity;
using EventPlatform.Kafka.Transactions;
using EventPlatform.Loyalty.Customers;
using EventPlatform.ReadModels.Profiles;
using EventPlatform.Relay.Feeds;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Relay.PublishingProfiles;

/// <summary>Makes the notifications of a page of profiles, in the order of their changes.</summary>
internal sealed class ProfileBatch(AdobeProfileMessages messages, NotificationForm form, ILogger<ProfileBatch> logger)
{
    public IEnumerable<FeedRecord> Make(ProfilePage page, SendSpans spans)
    {
        foreach (var row in page.Rows)
            if (Make(row, Published(row, page), spans) is { } record)
                yield return record;
    }

    private FeedRecord? Make(ProfileRow row, PublishedProfile profile, SendSpans spans)
    {
        var (position, eventId, stored, traceParent) = row.Changed;
        var message = messages.Write(profile);
        if (message.Broken != AdobeRule.None)
        {
            Refusals.Note(logger, ProfileFeed.Name, eventId, message.Broken);
            return null;
        }
        var notification = new Notification(row.Profile.StreamKey, eventId, NotificationHeaders.ProfileType, stored, spans.Begin(traceParent), message.Value);
        return new(position, form.Of(notification));
    }

    private static PublishedProfile Published(ProfileRow row, ProfilePage page)
    {
        var profile = row.Profile;
        return new()
        {
            CustomerId = StreamKey.CustomerOf(profile.StreamKey),
            ChangedAt = row.Changed.Stored,
            Contact = Contact(profile.Personal),
            Status = profile.Status,
            Consents = [.. profile.Consents.Select(consent => new PublishedConsent(consent.Channel, consent.Status))],
            JoinedAt = profile.JoinedAt,
            Points = profile.Points,
            PointsRedeemed = profile.PointsRedeemed,
            PointsExpired = profile.PointsExpired,
            LifetimePoints = profile.LifetimePoints,
            Tier = profile.Tier,
            TierExpiry = profile.TierExpiryDate,
            Program = profile.Program,
            Badges = [.. page.Badges[profile.StreamKey]],
            Milestones = [.. page.Milestones[profile.StreamKey]],
        };
    }

    private static ContactData Contact(PersonalProfile personal) => new(personal.FirstName, personal.LastName, personal.Mobile, personal.Email);
}
