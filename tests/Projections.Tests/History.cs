using System.Globalization;
using System.Text;
using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;

namespace EventPlatform.Projections.Tests;

/// <summary>
/// A random history of one organisation, made from a seed: purchases, repeats, returns of known and unknown bills, interactions, profile
/// changes, badges of another system - with definitions that appear and change, and a clock that closes periods, in between. It lies in
/// the future: a period that is over when its group is stored never closes.
/// </summary>
internal sealed class History(int seed, int customers = 6)
{
    public const long OrgId = 7;

    private const string Badge = "64b7f0c2a1d2e3f4a5b6c7d8", BuyersBadge = "64b7f0c2a1d2e3f4a5b6c7d9", IssuedBadge = "64b7f0c2a1d2e3f4a5b6c7da";
    private static readonly DateTimeOffset Start = new(2130, 1, 20, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(seed);

    public List<EventToAppend> Events(int count)
    {
        List<EventToAppend> events = [.. BadgeAndGroup(goal: 100, limit: 3)];
        for (var i = 0; i < count; i++)
            events.Add(Next(i));
        events.InsertRange(events.Count / 2, BadgeAndGroup(goal: 80, limit: 4));
        events.Insert(events.Count * 2 / 3, Clock(new(2130, 2, 1, 0, 0, 0, TimeSpan.Zero)));
        events.Add(Clock(new(2130, 3, 1, 0, 0, 0, TimeSpan.Zero)));
        return events;
    }

    private EventToAppend Next(int number) => _random.Next(14) switch
    {
        < 5 => Happened("transactionAdded", number, $$"""{"transactionId":"t{{_random.Next(40)}}","amount":{{_random.Next(1, 6000) / 100m}},"storeCode":"s{{_random.Next(3)}}"}"""),
        < 7 => Happened("transactionReturned", number, $$"""{"returnId":"r{{number}}","transactionId":"t{{_random.Next(40)}}","amount":{{_random.Next(1, 4000) / 100m}}}"""),
        7 => Happened("interactionRecorded", number, $$"""{"channel":"email","messageId":"m{{_random.Next(9)}}","status":"OPENED"}"""),
        8 when number % 3 == 0 => Happened("targetCustomerEnrolment", number, """{"targetGroupId":2514,"targetRuleId":3,"targetValue":4}"""),
        8 when number % 3 == 1 => Happened("targetCustomerUnEnrolment", number, """{"targetGroupId":2514,"targetRuleId":3}"""),
        9 => Happened("badgeIssued", number, $$"""{"badgeId":"{{IssuedBadge}}"}"""),
        10 => Happened("badgeEarnRequested", number, $$"""{"badgeId":"{{IssuedBadge}}","requestId":"q{{number}}"}"""),
        11 => Happened("badgeRevocationRequested", number, $$"""{"badgeId":"{{(number % 2 == 0 ? Badge : BuyersBadge)}}","reason":"x"}"""),
        12 => Clock(Start.AddHours(_random.Next(24 * 25)), $"clock-{number}"),
        8 => Happened("customerUpdated", number, """{"loyaltyType":"loyalty"}""", $$"""{"email":"{{_random.Next(4)}}@example.com"}"""),
        _ => Happened("externalBadgeEarned", number, $$"""{"badgeId":"{{Badge}}","earnId":"{{number % 20:x24}}"}"""),
    };

    private EventToAppend Happened(string name, int number, string context, string personal = "{}")
    {
        var at = Start.AddHours(_random.Next(24 * 25));
        var data = string.Create(CultureInfo.InvariantCulture,
            $$"""{"name":"{{name}}","occurred":"{{at:O}}","received":"{{at:O}}","context":{{context}},"personal":{{personal}}}""");
        return Append(StreamKey.Customer(OrgId, $"c{_random.Next(customers)}"), EventTypes.Customer[name], $"e{number}", Encoding.UTF8.GetBytes(data));
    }

    private static EventToAppend Clock(DateTimeOffset until, string? id = null)
    {
        var clock = new ClockAdvanced { Name = ClockAdvanced.EventName, Occurred = until, Received = until, Until = until };
        return Append(StreamKey.System(OrgId, ClockAdvanced.Subject), EventTypes.Clock, id ?? $"clock-{until:O}", JsonSerializer.SerializeToUtf8Bytes(clock, StoredEventJson.Default.ClockAdvanced));
    }

    private static IEnumerable<EventToAppend> BadgeAndGroup(int goal, int limit) =>
    [
        Defined(DefinitionKind.Badge, Badge, goal, $$"""
            { "name": "Big spender", "active": true, "earnType": "DIRECT",
              "earnConstraints": [ { "constraintLevel": "BADGE", "constraintType": "OVERALL", "maxEarnLimit": {{limit}} } ] }
            """),
        Defined(DefinitionKind.Badge, BuyersBadge, goal, $$"""
            { "name": "Buyer", "active": true, "earnType": "DIRECT", "earnOn": [ { "event": "transactionAdded" } ],
              "revokeOnReturn": true, "earnExpiry": { "kind": "AFTER", "days": 9 },
              "earnConstraints": [
                { "constraintLevel": "BADGE", "constraintType": "ROLLING_WINDOW", "rollType": "DAYS", "rollValue": 5, "maxEarnLimit": {{2 * limit}} },
                { "constraintLevel": "BADGE", "constraintType": "FIXED_WINDOW", "every": "WEEK", "maxEarnLimit": {{3 * limit}} },
                { "constraintLevel": "CUSTOMER", "constraintType": "ROLLING_WINDOW", "rollType": "MONTHS", "rollValue": 1, "maxEarnLimit": {{limit}} } ] }
            """),
        Defined(DefinitionKind.Badge, IssuedBadge, goal, """
            { "name": "By invitation", "earnType": "ISSUE_EARN", "issueExpiry": { "kind": "AFTER", "days": 12 }, "earnExpiry": { "kind": "AT", "date": "2130-02-05" } }
            """),
        Defined(DefinitionKind.Streak, "9", goal, $$"""
            { "name": "Months running", "targetRuleId": 1, "continuous": true,
              "levels": [ { "level": 1, "cycles": 1, "badges": ["{{Badge}}"] }, { "level": 2, "cycles": {{(goal > 90 ? 2 : 3)}} } ] }
            """),
        Defined(DefinitionKind.TargetGroup, "2515", goal, $$"""
            { "name": "Cycles", "window": { "kind": "CYCLIC_WINDOW", "lengthDays": 5 },
              "targets": [ { "targetRuleId": 4, "name": "Own", "goal": {{goal}}, "entity": "TRANSACTION", "type": "SALES", "allowReturns": true } ] }
            """),
        Defined(DefinitionKind.TargetGroup, "2516", goal, $$"""
            { "name": "Again and again", "window": { "kind": "PERIOD_AGNOSTIC_WINDOW" },
              "targets": [ { "targetRuleId": 5, "name": "Own", "goal": {{goal}}, "entity": "TRANSACTION", "type": "SALES", "allowReturns": true } ] }
            """),
        Defined(DefinitionKind.TargetGroup, "2514", goal, $$"""
            { "name": "Spend", "trackingType": "UNIFIED", "active": true, "unified": { "rule": "1 && (2 || 3)", "badges": ["{{Badge}}"] },
              "window": { "kind": "FIXED_CALENDAR_WINDOW", "recurrence": "MONTHLY", "start": "2130-01-01", "end": "2130-12-31" },
              "targets": [
                { "targetRuleId": 1, "name": "Sales", "goal": {{goal}}, "entity": "TRANSACTION", "type": "SALES", "enrolment": "ALL",
                  "allowReturns": true, "returnPolicy": "SAME_PERIOD", "badges": ["{{Badge}}"] },
                { "targetRuleId": 2, "name": "Days", "goal": 3, "entity": "TRANSACTION", "type": "VISIT", "enrolment": "ALL",
                  "allowReturns": true, "returnPolicy": "NEXT_PERIOD" },
                { "targetRuleId": 3, "name": "Bills in s1", "goal": 2, "entity": "TRANSACTION", "type": "COUNT", "enrolment": "EVENT",
                  "filter": { "field": "storeCode", "op": "eq", "value": "s1" } } ] }
            """),
    ];

    internal static EventToAppend Defined(DefinitionKind kind, string id, int version, string json)
    {
        var defined = kind.Event(JsonElement.Parse(json), Start);
        return Append(StreamKey.Definition(OrgId, kind.Path, id), EventTypes.Definitions[kind.EventName], $"{kind}-{id}-{version}",
            JsonSerializer.SerializeToUtf8Bytes(defined, kind.EventType, StoredEventJson.Default));
    }

    internal static EventToAppend Append(string stream, EventType type, string id, byte[] data) => new()
    {
        Id = EventIdentity.OfSource(OrgId, "/history", id),
        StreamKey = stream,
        Type = type,
        Data = data,
        Headers = """{"fp":"00000000000000000000000000000000"}"""u8.ToArray(),
        Fingerprint = Guid.Empty,
    };
}
