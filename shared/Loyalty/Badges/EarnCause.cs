using System.Globalization;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Badges;

/// <summary>Why a badge is earned: a badge is earned once per cause [spec 02.4].</summary>
/// <param name="Activity">The cause as the outcome tells it.</param>
/// <param name="Kind">What the cause is, and, with <paramref name="Subject"/> and <paramref name="Part"/>, its identity.</param>
internal readonly record struct EarnCause(TriggeringActivity Activity, string Kind, string Subject, string Part)
{
    /// <summary>A goal met: once a rule and period.</summary>
    public static EarnCause OfTarget(TargetInForce target, long periodId)
    {
        var period = periodId.ToString(CultureInfo.InvariantCulture);
        var activity = new TriggeringActivity("targetValueAchieved", [new("TargetRuleId", target.RuleIdText), new("PeriodId", period)]);
        return new EarnCause(activity, "target", target.RuleIdText, period);
    }

    /// <summary>A client's request: once a request id.</summary>
    public static EarnCause OfRequest(string eventName, string requestId) =>
        new(new TriggeringActivity(eventName, [new("requestId", requestId)]), "request", requestId, "");

    /// <summary>An event that <c>earnOn</c> names.</summary>
    public static EarnCause OfEvent(string eventName, string factId, Guid id) =>
        new(new TriggeringActivity(eventName, [new("eventId", id.ToString())]), "event", factId, "");
}
