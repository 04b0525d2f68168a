using System.Buffers;
using System.Text.Json;

namespace EventPlatform.Contracts.Adobe;

/// <summary>
/// The profile route: the whole projected profile each time, never a difference [spec 05.1]. One instance serves one thread: it keeps
/// its buffer.
/// </summary>
public sealed class AdobeProfileMessages(AdobeEnvelope envelope, AdobeIdentities identities) : IDisposable
{
    private const int UsualBytes = 4096;

    private readonly ArrayBufferWriter<byte> _buffer = new(UsualBytes);
    private readonly Utf8JsonWriter _writer = new(Stream.Null, AdobeJson.Options);

    public AdobeMessage Write(PublishedProfile profile)
    {
        if (!HoldsNumbers(profile))
            return AdobeMessage.Refused(AdobeRule.Number);
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        envelope.Begin(_writer, profile.ChangedAt);
        WriteEntity(profile);
        AdobeEnvelope.End(_writer);
        return AdobeMessage.Of(_buffer.WrittenSpan, AdobeLimits.MessageBytes);
    }

    public void Dispose() => _writer.Dispose();

    private static bool HoldsNumbers(PublishedProfile profile)
    {
        foreach (var milestone in profile.Milestones)
            if (!AdobeLimits.Holds(milestone.Value) || !AdobeLimits.Holds(milestone.Goal))
                return false;
        return AdobeLimits.Holds(profile.Points) && AdobeLimits.Holds(profile.PointsRedeemed)
            && AdobeLimits.Holds(profile.PointsExpired) && AdobeLimits.Holds(profile.LifetimePoints);
    }

    private void WriteEntity(PublishedProfile profile)
    {
        var email = AdobeContact.Email(profile.Contact.Email);
        var phone = AdobeContact.Phone(profile.Contact.Mobile);
        identities.Write(_writer, profile.CustomerId, email, phone);
        AdobePerson.Write(_writer, profile.Contact, email, phone);
        AdobeConsents.Write(_writer, profile.Consents);
        WriteLoyalty(profile);
        WriteOwn(profile);
    }

    private void WriteLoyalty(PublishedProfile profile)
    {
        _writer.WriteStartObject("loyalty"u8);
        _writer.WriteInstant("joinDate"u8, profile.JoinedAt);
        _writer.WriteStartArray("loyaltyID"u8);
        _writer.WriteStringValue(profile.CustomerId);
        _writer.WriteEndArray();
        _writer.WriteAmount("points"u8, profile.Points);
        _writer.WriteAmount("pointsRedeemed"u8, profile.PointsRedeemed);
        _writer.WriteAmount("expiredPoints"u8, profile.PointsExpired);
        _writer.WriteAmount("lifetimePoints"u8, profile.LifetimePoints);
        _writer.WriteText("tier"u8, profile.Tier);
        _writer.WriteInstant("tierExpiryDate"u8, profile.TierExpiry);
        _writer.WriteText("program"u8, profile.Program);
        _writer.WriteText("status"u8, profile.Status);
        _writer.WriteEndObject();
    }

    private void WriteOwn(PublishedProfile profile)
    {
        if (profile.Badges.Count == 0 && profile.Milestones.Count == 0)
            return;
        _writer.WriteStartObject(envelope.Tenant);
        AdobeStandings.WriteBadges(_writer, profile.Badges);
        AdobeStandings.WriteMilestones(_writer, profile.Milestones);
        _writer.WriteEndObject();
    }
}
