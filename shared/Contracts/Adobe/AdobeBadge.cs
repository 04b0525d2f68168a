using System.Text.Json;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Contracts.Adobe;

/// <summary>
/// <c>badge</c> under the tenant's object: the fields of the source's own notification, and name, group, rank, owner and expiry, which
/// that lacks [spec 05.1]. <c>earnedOn</c> is a date-time here.
/// </summary>
internal static class AdobeBadge
{
    public static void Write(Utf8JsonWriter writer, BadgeOutcome badge)
    {
        var earned = badge as BadgeEarned;
        writer.WriteStartObject("badge"u8);
        writer.WriteText("badgeId"u8, badge.BadgeId);
        writer.WriteText("earnId"u8, badge.EarnId);
        writer.WriteInstant("earnedOn"u8, EarnedOn(badge));
        WriteConstraints(writer, earned?.EarnConstraints ?? []);
        WriteActivity(writer, badge.TriggeringActivity);
        writer.WriteText("name"u8, earned?.BadgeName);
        writer.WriteText("group"u8, earned?.BadgeGroup);
        writer.WriteCount("rank"u8, earned?.BadgeRank);
        writer.WriteText("owner"u8, earned?.Owner);
        writer.WriteInstant("expiresAt"u8, earned is not null ? earned.ExpiresAt : badge is BadgeExpired ? badge.Occurred : null);
        writer.WriteEndObject();
    }

    private static DateTimeOffset EarnedOn(BadgeOutcome badge) => badge switch
    {
        BadgeExpired expired => expired.EarnedOn,
        BadgeRevoked revoked => revoked.EarnedOn,
        _ => badge.Occurred,
    };

    private static void WriteConstraints(Utf8JsonWriter writer, IReadOnlyList<EarnConstraintCount> constraints)
    {
        if (constraints.Count == 0)
            return;
        writer.WriteStartArray("earnConstraints"u8);
        foreach (var constraint in constraints)
        {
            writer.WriteStartObject();
            writer.WriteText("constraintLevel"u8, constraint.ConstraintLevel);
            writer.WriteText("constraintType"u8, constraint.ConstraintType);
            writer.WriteText("rollType"u8, constraint.RollType);
            writer.WriteCount("rollValue"u8, constraint.RollValue);
            writer.WriteCount("maxEarnLimit"u8, constraint.MaxEarnLimit);
            writer.WriteCount("currentEarnCount"u8, constraint.CurrentEarnCount);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteActivity(Utf8JsonWriter writer, TriggeringActivity activity)
    {
        writer.WriteStartObject("triggeringActivity"u8);
        writer.WriteText("name"u8, activity.Name);
        if (activity.Identifiers.Count > 0)
        {
            writer.WriteStartArray("identifiers"u8);
            foreach (var identifier in activity.Identifiers)
            {
                writer.WriteStartObject();
                writer.WriteText("key"u8, identifier.Key);
                writer.WriteText("value"u8, identifier.Value);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }
}
