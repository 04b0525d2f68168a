using EventPlatform.LoyaltyOracle.Histories;
using EventPlatform.LoyaltyOracle.Results;
using FsCheck;
using FsCheck.Fluent;

namespace EventPlatform.Loyalty.Tests.Oracle;

public class RandomHistoryTests
{
    /// <summary>What an oracle is never asked it cannot guard: each of these stands in some results of a thousand histories.</summary>
    private static readonly string[] Findings =
    [
        "kind=ENROL", "kind=ADD_TRANSACTION", "kind=RETURN_BILL", "kind=GENERIC_EVENT", "kind=UNENROL", "status=IN_PROGRESS", "status=ACHIEVED",
        "status=COMPLETED", "status=EXPIRED", "marks=half:", "late=1", "ignored=1", "value=-",
        "name=targetAchievedValueUpdated", "name=targetValueAchieved", "name=targetValueUnAchieved", "name=targetPeriodStarted",
        "name=targetPeriodCompleted", "name=badgeEarned ", "name=badgeEarnRefused",
        "reason=LIMIT", "reason=INACTIVE", "reason=EXPIRED", "reason=UNKNOWN_BADGE", "reason=NOT_ISSUED",
        "unified ", "name=unifiedTargetsAchieved", "name=unifiedTargetsUnAchieved", "unifiedTargetsAchieved TargetGroupId=",
        "streak ", "name=streakStart", "name=streakEnd", "name=streakLevelAchieved", "name=streakLevelUnAchieved", "streakLevelAchieved StreakId=",
        "name=badgeExpired", "name=badgeRevoked", "held=EXPIRED", "held=REVOKED",
    ];

    [Fact]
    public void Histories_are_full_of_everything()
    {
        var found = RandomHistory.Any.Generator.Sample(1_000, new Rnd(1, 1), 50).SelectMany(steps => OracleLines.Of(LoyaltyOracle.Oracle.Read(Log.Of(steps)))).ToList();
        Findings.Where(wanted => found.Count(line => line.Contains(wanted, StringComparison.Ordinal)) < 5).ShouldBeEmpty();
    }
}
