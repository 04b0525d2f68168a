using System.Text.Json;

namespace EventPlatform.EndToEnd.Tests;

/// <summary>Three monthly targets with returns and a badge on each, for organisation 100, as system events.</summary>
internal static class RetailRules
{
    private static readonly (long Rule, decimal Goal, string Badge)[] Targets =
    [
        (1, 195, "64b7f0c2a1d2e3f4a5b6c7d1"),
        (2, 270, "64b7f0c2a1d2e3f4a5b6c7d2"),
        (3, 300, "64b7f0c2a1d2e3f4a5b6c7d3"),
    ];

    public static IEnumerable<(string Key, string Value)> Records() =>
    [
        .. Targets.Select(target => Record("badgeDefined", target.Badge,
            new { id = target.Badge, name = $"Spent {target.Goal}", active = true, earnType = "DIRECT", owner = "Milestones" })),
        Record("targetGroupDefined", "2514", new
        {
            id = 2514,
            name = "Spend",
            trackingType = "DEFAULT",
            active = true,
            window = new { kind = "FIXED_CALENDAR_WINDOW", recurrence = "MONTHLY", start = "2010-12-01", end = "2010-12-31" },
            targets = Targets.Select(target => new
            {
                targetRuleId = target.Rule,
                name = $"Spend {target.Goal}",
                goal = target.Goal,
                entity = "TRANSACTION",
                type = "SALES",
                enrolment = "ALL",
                allowReturns = true,
                returnPolicy = "SAME_PERIOD",
                badges = new[] { target.Badge },
            }),
        }),
    ];

    private static (string, string) Record(string name, string id, object definition) => ($"100:{id}", JsonSerializer.Serialize(new
    {
        specversion = "1.0",
        id = $"{name}-{id}",
        source = "/definitions",
        type = $"system.{name}",
        time = "2010-11-30T00:00:00Z",
        orgid = 100,
        data = new { definition },
    }));
}
