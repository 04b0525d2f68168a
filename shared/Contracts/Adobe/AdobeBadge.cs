using System.Text.Json;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Contracts.Adobe;

/// <summary>
/// <c>badge</c> under the tenant's object: the fields of the source's own notification, and name, group, rank, owner and expiry, which
/// that lacks [spec 05.1]. <c>earnedOn</c> is a date-time here.
/// </summary>
internal static class AdobeBadge
{
    public static void Write(Utf8JsonWriter writer, BadgeEarned badge)
    {
        writer.WriteStartObject("badge"u8);
        writer.WriteText("badgeId"u8, badge.BadgeId);
        writer.WriteText("earnId"u8, badge.EarnId);
        writer.WriteInstant("earnedOn"u8, badge.Occurred);
        WriteConstraints(writer, badge.EarnConstraints);
        WriteActivity(writer, badge.TriggeringActivity);
        writer.WriteText("name"u8, badge.BadgeName);
        writer.WriteText("group"u8, badge.BadgeGroup);
        writer.WriteCount("rank"u8, badge.BadgeRank);
        writer.WriteText("owner"u8, badge.Owner);
        writer.WriteInstant("expiresAt"u8, badge.ExpiresAt);
        writer.WriteEndObject();
    }

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
