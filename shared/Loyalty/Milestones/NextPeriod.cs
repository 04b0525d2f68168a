using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Windows;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>Where a return is booked under <c>NEXT_PERIOD</c>: the first later period that is open or to come [spec 02.3].</summary>
internal static class NextPeriod
{
    public static bool Applies(TargetInForce target) => target.Definition is { AllowReturns: true, ReturnPolicy: ReturnPolicy.NextPeriod };

    /// <summary>Null where none is left, or where the period of the bill is no more.</summary>
    public static Period? After(TargetInForce target, long periodId) =>
        target.Window.Find(periodId) is { } period ? target.Window.FirstAfter(period, later => !target.Group.IsClosed(later)) : null;
}
