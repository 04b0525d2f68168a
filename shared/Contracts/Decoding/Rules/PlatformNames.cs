namespace EventPlatform.Contracts.Decoding.Rules;

/// <summary>Names of what the platform concludes, and of its clock: no producer may use them in CloudEvents form [spec 02.1, 02.3].</summary>
internal static class PlatformNames
{
    public static readonly IReadOnlySet<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        "targetAchievedValueUpdated", "targetValueAchieved", "targetValueUnAchieved", "targetPeriodStarted", "targetPeriodCompleted",
        "unifiedTargetsAchieved", "unifiedTargetsUnAchieved", "streakLevelAchieved", "streakLevelUnAchieved", "streakStart", "streakEnd",
        "badgeEarned", "badgeEarnRefused", "badgeExpired", "clockAdvanced",
    };

    public static bool Contains(string name) => All.Contains(name);
}
