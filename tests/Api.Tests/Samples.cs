using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Personal;

namespace EventPlatform.Api.Tests;

/// <summary>Events and ids for tests.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2025, 7, 29, 12, 0, 0, TimeSpan.Zero);

    private static int _last;

    public static string NewCustomer() => $"c{Interlocked.Increment(ref _last)}-{Guid.NewGuid():n}";

    /// <summary>An id of a target group that no other test uses.</summary>
    public static long NewGroup() => 1_000_000 + Interlocked.Increment(ref _last);

    public static TransactionAdded Purchase(decimal amount, DateTimeOffset? occurred = null) => new()
    {
        Name = "transactionAdded",
        Occurred = occurred ?? Noon,
        Received = (occurred ?? Noon).AddSeconds(1),
        Context = new EventContext([new("transactionId", ContextValue.Of($"T-{amount}")), new("amount", ContextValue.Of(amount))]),
    };

    public static CustomerAdded Registration(string firstName) => new()
    {
        Name = "customerAdded",
        Occurred = Noon,
        Received = Noon,
        Context = new EventContext([new("source", ContextValue.Of("app"))]),
        Personal = new PersonalData(System.Text.Encoding.UTF8.GetBytes($$"""{"firstName":"{{firstName}}"}""")),
    };

    public static CustomerEventOccurred Visit(string name) => new() { Name = name, Occurred = Noon, Received = Noon };

    public static TargetValueAchieved Achieved(decimal value) => new()
    {
        Name = "targetValueAchieved",
        Occurred = Noon,
        Received = Noon,
        TargetGroupId = 310,
        TargetGroupName = "Spend",
        TargetRuleId = 2711,
        TargetName = "Spend 999",
        PeriodId = 3100007,
        PeriodStart = Noon,
        PeriodEnd = Noon.AddDays(1),
        AchievedValue = value,
        DefinedValue = 999.000m,
        DefinitionVersion = 1,
    };

    /// <summary>A target group of one target.</summary>
    public static string Group(long ruleId, int goal = 999, string start = "2025-01-01") =>
        $$"""
        {"name":"Spend","window":{"kind":"FIXED_CALENDAR_WINDOW","recurrence":"MONTHLY","start":"{{start}}","end":"2025-12-31"},
         "targets":[{"targetRuleId":{{ruleId}},"name":"Spend {{goal}}","goal":{{goal}},"entity":"TRANSACTION","type":"SALES","enrolment":"ALL"}]}
        """;
}
