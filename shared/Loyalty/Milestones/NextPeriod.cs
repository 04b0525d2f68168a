using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Milestones;

/// <summary>Where a return is booked under <c>NEXT_PERIOD</c>: the first later period that is open or to come [spec 02.3].</summary>
internal static class NextPeriod
{
    public static bool Applies(TargetInForce target) => target.Definition is { AllowReturns: true, ReturnPolicy: ReturnPolicy.NextPeriod };
}
