using System.Text.Json;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Contracts.Adobe;

/// <summary><c>milestone</c> under the tenant's object, in the words of the source's own milestone notifications [spec 05.1].</summary>
internal static class AdobeMilestone
{
    public static void Write(Utf8JsonWriter writer, TargetOutcome target)
    {
        writer.WriteStartObject("milestone"u8);
        writer.WriteId("targetGroupId"u8, target.TargetGroupId);
        writer.WriteText("targetGroupName"u8, target.TargetGroupName);
        writer.WriteId("targetRuleId"u8, target.TargetRuleId);
        writer.WriteText("targetName"u8, target.TargetName);
        writer.WriteId("targetPeriodId"u8, target.PeriodId);
        writer.WriteInstant("periodStart"u8, target.PeriodStart);
        writer.WriteInstant("periodEnd"u8, target.PeriodEnd);
        writer.WriteAmount("achievedTargetValue"u8, target.AchievedValue);
        writer.WriteAmount("definedTargetValue"u8, target.DefinedValue);
        writer.WriteEndObject();
    }
}
