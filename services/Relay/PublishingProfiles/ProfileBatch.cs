using EventPlatform.Contracts.Adobe;
using EventPlatform.Contracts.Identity;
using EventPlatform.Kafka.Transactions;
using EventPlatform.Loyalty.Customers;
using EventPlatform.ReadModels.Profiles;
using EventPlatform.Relay.Feeds;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Relay.PublishingProfiles;

/// <summary>Makes the notifications of a page of profiles, in the order of their changes.</summary>
internal sealed class ProfileBatch(AdobeProfileMessages messages, KeyFormat keyFormat, ILogger<ProfileBatch> logger)
{
    public List<FeedRecord> Make(ProfilePage page, SendSpans spans)
    {
        var records = new List<FeedRecord>(page.Rows.Count);
        foreach (var row in page.Rows)
            Add(records, row, Published(row, page), spans);
        return records;
    }

    private void Add(List<FeedRecord> records, ProfileRow row, PublishedProfile profile, SendSpans spans)
    {
        var (position, eventId, stored, traceParent) = row.Changed;
        var message = messages.Write(profile);
        if (message.Broken != AdobeRule.None)
        {
            Refusals.Note(logger, ProfileFeed.Name, eventId, message.Broken);
            return;
        }
        var notification = new Notification(row.Profile.StreamKey, eventId, NotificationHeaders.ProfileType, stored, spans.Begin(traceParent), message.Value);
        records.Add(new(position, notification.ToMessage(keyFormat)));
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
