using System.Globalization;
using EventPlatform.Api.CopiedInterfaces;

namespace EventPlatform.Api.TargetEvents;

/// <summary>What is asked for [spec 03.1, source 002].</summary>
/// <param name="UserId">The customer, an int64.</param>
/// <param name="TargetRuleId">The rule.</param>
/// <param name="PeriodId">Only rows of this period; null: of all.</param>
/// <param name="Limit">Rows a page, 1 to 100.</param>
/// <param name="Offset">Number of the page, from 0.</param>
internal sealed record TargetEventsRequest(long UserId, long TargetRuleId, long? PeriodId, int Limit, int Offset)
{
    public const string UserIdName = "userId", RuleName = "targetRuleId", PeriodName = "periodId", LimitName = "limit", OffsetName = "offset";

    private const int UsualLimit = 10, GreatestLimit = 100;
    private const string Number = "a number of 64 bits in plain digits";

    /// <summary>Reads the request in the order in which its faults are told; null and the first fault where there is one.</summary>
    public static TargetEventsRequest? Read(HttpRequest http, out IResult? fault)
    {
        var (user, rule) = (Int64Text.Read(http.RouteValues[UserIdName] as string), Int64Text.Read(http.RouteValues[RuleName] as string));
        var (period, limit, offset) = (Given(http, PeriodName), Given(http, LimitName), Given(http, OffsetName));
        fault = user is null ? TargetEventsErrors.Malformed(TargetEventsErrors.InvalidUser, UserIdName, Number)
            : !IsWithin(limit, 1, GreatestLimit) ? TargetEventsErrors.Malformed(TargetEventsErrors.InvalidUser, LimitName, $"a whole number from 1 to {GreatestLimit}")
            : !IsWithin(offset, 0, int.MaxValue) ? TargetEventsErrors.Malformed(TargetEventsErrors.InvalidUser, OffsetName, "the number of a page, from 0,")
            : rule is null ? TargetEventsErrors.Malformed(TargetEventsErrors.RuleNotFound, RuleName, Number)
            : period is not null && Int64Text.Read(period) is null ? TargetEventsErrors.Malformed(TargetEventsErrors.PeriodNotFound, PeriodName, Number)
            : null;
        return fault is null ? new(user!.Value, rule!.Value, Int64Text.Read(period), Whole(limit) ?? UsualLimit, Whole(offset) ?? 0) : null;
    }

    // Empty is not given; a doubled parameter is one text with a comma, which is no number.
    private static string? Given(HttpRequest http, string name) => http.Query[name].ToString() is { Length: > 0 } text ? text : null;

    private static bool IsWithin(string? text, int least, int greatest) => text is null || (Whole(text) is { } number && number >= least && number <= greatest);

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
