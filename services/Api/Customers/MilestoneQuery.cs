using EventPlatform.Api.Answers;
using EventPlatform.Loyalty.Milestones;
using EventPlatform.ReadModels.Milestones;

namespace EventPlatform.Api.Customers;

/// <summary>Filters of a customer's milestones.</summary>
internal static class MilestoneQuery
{
    public const string GroupName = "targetGroupId", RuleName = "targetRuleId", PeriodName = "periodId", StatusName = "status";

    public static readonly IReadOnlyDictionary<string, ProgressStatus> Statuses = new Dictionary<string, ProgressStatus>
    {
        ["IN_PROGRESS"] = ProgressStatus.InProgress,
        ["ACHIEVED"] = ProgressStatus.Achieved,
        ["COMPLETED"] = ProgressStatus.Completed,
        ["EXPIRED"] = ProgressStatus.Expired,
    };

    public static MilestoneFilter Read(QueryReader query) =>
        new(query.ReadNumber(GroupName), query.ReadNumber(RuleName), query.ReadNumber(PeriodName), Status(query));

    private static ProgressStatus? Status(QueryReader query)
    {
        if (query.ReadText(StatusName, 20) is not { } text)
            return null;
        if (Statuses.TryGetValue(text, out var status))
            return status;
        query.Refuse(StatusName, $"one of {string.Join(", ", Statuses.Keys)} is expected");
        return null;
    }
}
