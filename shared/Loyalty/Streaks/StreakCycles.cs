using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Windows;

namespace EventPlatform.Loyalty.Streaks;

/// <summary>The cycles of a streak: those of its target's group, also while that is inactive or has dropped the target.</summary>
internal readonly record struct StreakCycles(GroupInForce Group, PeriodWindow Window)
{
    public static StreakCycles Of(TargetInForce target) => new(target.Group, target.Window);
}
