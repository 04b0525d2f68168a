using System.Text.Json;

namespace EventPlatform.Contracts.Adobe;

/// <summary><c>badges</c> and <c>milestones</c> of a profile, under the tenant's object [spec 05.1].</summary>
internal static class AdobeStandings
{
    public static void WriteBadges(Utf8JsonWriter writer, IReadOnlyList<PublishedBadge> badges)
    {
        if (badges.Count == 0)
            return;
        writer.WriteStartArray("badges"u8);
        foreach (var badge in badges)
        {
            writer.WriteStartObject();
            writer.WriteText("badgeId"u8, badge.BadgeId);
            writer.WriteInstant("earnedOn"u8, badge.EarnedOn);
            writer.WriteInstant("expiresAt"u8, badge.ExpiresAt);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    public static void WriteMilestones(Utf8JsonWriter writer, IReadOnlyList<PublishedMilestone> milestones)
    {
        if (milestones.Count == 0)
            return;
        writer.WriteStartArray("milestones"u8);
        foreach (var milestone in milestones)
        {
            writer.WriteStartObject();
            writer.WriteId("targetGroupId"u8, milestone.TargetGroupId);
            writer.WriteId("targetRuleId"u8, milestone.TargetRuleId);
            writer.WriteId("targetPeriodId"u8, milestone.PeriodId);
            writer.WriteAmount("achievedTargetValue"u8, milestone.Value);
            writer.WriteAmount("definedTargetValue"u8, milestone.Goal);
            writer.WriteText("status"u8, milestone.Status);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
