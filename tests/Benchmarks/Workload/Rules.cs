using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using Marten;
using System.Text.Json;

namespace EventPlatform.Benchmarks.Workload;

/// <summary>What the organisation of the benchmark has defined: one monthly target with returns and a badge.</summary>
public static class Rules
{
    private const string BadgeId = "64b7f0c2a1d2e3f4a5b6c7d8";

    private const string Group =
        """
        { "name": "Spend", "trackingType": "DEFAULT", "active": true,
          "window": { "kind": "FIXED_CALENDAR_WINDOW", "recurrence": "MONTHLY", "start": "2025-01-01", "end": "2025-12-31" },
          "targets": [ { "targetRuleId": 2711, "name": "Spend 100 a month", "goal": 100, "entity": "TRANSACTION", "type": "SALES",
            "enrolment": "ALL", "allowReturns": true, "returnPolicy": "SAME_PERIOD", "badges": ["64b7f0c2a1d2e3f4a5b6c7d8"] } ] }
        """;

    private const string Badge = """{ "name": "Big spender", "group": "spend", "rank": 3, "active": true, "earnType": "DIRECT", "owner": "Milestones" }""";

    public static async Task DefineAsync(IDocumentStore store)
    {
        await using var session = store.LightweightSession();
        Append(session, DefinitionKind.Badge, BadgeId, Badge);
        Append(session, DefinitionKind.TargetGroup, "2514", Group);
        await session.SaveChangesAsync();
    }

    private static void Append(IDocumentSession session, DefinitionKind kind, string id, string json) =>
        session.Events.Append(StreamKey.Definition(Purchases.OrgId, kind.Path, id), kind.Event(JsonElement.Parse(json), DateTimeOffset.UnixEpoch));
}
