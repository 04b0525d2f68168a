using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;

namespace EventPlatform.Loyalty.Badges;

/// <summary>A limit as <c>badgeEarned</c> carries it: in the words of its definition, with how far it is used [spec 02.4].</summary>
internal static class ConstraintTexts
{
    /// <param name="constraint">The limit.</param>
    /// <param name="count">Earns that it counts, this one included.</param>
    /// <param name="range">The span in which it counts; null where the earn lies outside its window.</param>
    public static EarnConstraintCount Of(EarnConstraint constraint, long count, EarnRange? range)
    {
        var level = constraint.Level == ConstraintLevel.Badge ? "BADGE" : "CUSTOMER";
        var told = new EarnConstraintCount(level, TypeOf(constraint.Type));
        if (constraint.Type == ConstraintType.None)
            return told;
        var used = told with { MaxEarnLimit = constraint.MaxEarnLimit, CurrentEarnCount = range is null ? null : (int)count };
        return constraint.Window switch
        {
            RollingEarnWindow rolling => used with { RollType = RollTypeOf(rolling.Type), RollValue = rolling.Value },
            SpanEarnWindow span => used with { From = span.From, To = span.To },
            not null when range is { } window => used with { From = window.Begin, To = window.End },
            _ => used,
        };
    }

    private static string TypeOf(ConstraintType type) => type switch
    {
        ConstraintType.None => "NONE",
        ConstraintType.Overall => "OVERALL",
        ConstraintType.RollingWindow => "ROLLING_WINDOW",
        ConstraintType.FixedWindow => "FIXED_WINDOW",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private static string RollTypeOf(RollType type) => type switch
    {
        RollType.Days => "DAYS",
        RollType.Weeks => "WEEKS",
        RollType.Months => "MONTHS",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
