using System.Globalization;
using System.Text;
using System.Text.Json;
using EventPlatform.Contracts.Adobe;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.EventStore.Appending;
using Npgsql;

namespace EventPlatform.Relay.Tests.Relaying;

/// <summary>Puts outcomes into the store as the projections do.</summary>
internal sealed class TestStore(NpgsqlDataSource database)
{
    public const string TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static readonly DateTimeOffset Occurred = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Appends outcomes for customers <c>c0</c>, <c>c1</c>, ... of organisation 100: mostly badges and milestones, some that are not published.</summary>
    /// <returns>Ids of those that are published, by stream key, in the order of the log.</returns>
    public async Task<List<(string Key, Guid Id)>> AppendAsync(int count, int customers, int from = 0)
    {
        var events = Enumerable.Range(from, count).Select(i => ToAppend(StreamKey.Customer(100, $"c{i % customers}"), Outcome(i), $"n{i}")).ToList();
        await AppendAsync(events);
        return [.. events.Where(added => AdobeEventTypes.Published.Contains(added.Type.ClrType)).Select(added => (added.StreamKey, added.Id))];
    }

    /// <summary>Appends outcomes of the same customers that nobody publishes.</summary>
    public Task AppendUnpublishedAsync(int count, int from) => AppendAsync(
        [.. Enumerable.Range(from, count).Select(i => ToAppend(StreamKey.Customer(100, $"c{i % 13}"), Outcome(5 * i + 3), $"unpublished{i}"))]);

    public Task AppendAsync(string customerId, OutcomeEvent outcome, string id) => AppendAsync([ToAppend(StreamKey.Customer(100, customerId), outcome, id)]);

    public static BadgeEarned Badge(int number, string? group = null) => new()
    {
        Name = "badgeEarned",
        Occurred = Occurred.AddSeconds(number),
        Received = Occurred.AddSeconds(number),
        BadgeId = "650c0896aefcde237f3dba43",
        EarnId = number.ToString("x24", CultureInfo.InvariantCulture),
        BadgeName = "Big spender",
        BadgeGroup = group,
        DefinitionVersion = 1,
        TriggeringActivity = new("targetValueAchieved", [new("targetRuleId", "2711")]),
        EarnConstraints = [new("CUSTOMER", "OVERALL") { MaxEarnLimit = 3, CurrentEarnCount = 1 }],
    };

    private static OutcomeEvent Outcome(int number) => (number % 5) switch
    {
        0 => Badge(number),
        1 => new TargetValueAchieved
        {
            Name = "targetValueAchieved",
            Occurred = Occurred,
            Received = Occurred,
            TargetGroupId = 1,
            TargetGroupName = "g",
            TargetRuleId = 2,
            TargetName = "t",
            PeriodId = 3,
            PeriodStart = Occurred,
            PeriodEnd = Occurred.AddDays(1),
            AchievedValue = number,
            DefinedValue = 1,
            DefinitionVersion = 1,
        },
        2 => new TargetValueUnAchieved
        {
            Name = "targetValueUnAchieved",
            Occurred = Occurred,
            Received = Occurred,
            TargetGroupId = 1,
            TargetGroupName = "g",
            TargetRuleId = 2,
            TargetName = "t",
            PeriodId = 3,
            PeriodStart = Occurred,
            PeriodEnd = Occurred.AddDays(1),
            AchievedValue = number,
            DefinedValue = 1,
            DefinitionVersion = 1,
        },
        3 => new TargetAchievedValueUpdated
        {
            Name = "targetAchievedValueUpdated",
            Occurred = Occurred,
            Received = Occurred,
            TargetGroupId = 1,
            TargetGroupName = "g",
            TargetRuleId = 2,
            TargetName = "t",
            PeriodId = 3,
            PeriodStart = Occurred,
            PeriodEnd = Occurred.AddDays(1),
            AchievedValue = number,
            DefinedValue = 1,
            DefinitionVersion = 1,
            CurrentEventValue = 1,
        },
        _ => new BadgeEarnRefused
        {
            Name = "badgeEarnRefused",
            Occurred = Occurred,
            Received = Occurred,
            BadgeId = "650c0896aefcde237f3dba43",
            EarnId = "651bb7bac983d041efbc78fc",
            TriggeringActivity = new("x", []),
            Reason = EarnRefusal.Limit,
        },
    };

    private static EventToAppend ToAppend(string key, OutcomeEvent outcome, string id)
    {
        var identity = EventIdentity.OfOutcome(outcome.Name, 100, key, id);
        return new()
        {
            Id = identity,
            StreamKey = key,
            Type = EventTypes.OfOutcome(outcome),
            Data = JsonSerializer.SerializeToUtf8Bytes(outcome, outcome.GetType(), StoredEventJson.Default),
            Headers = Encoding.UTF8.GetBytes($$"""{"fp":"{{identity:N}}","traceparent":"{{TraceParent}}","kafkaTs":1772366400000}"""),
            Fingerprint = identity,
        };
    }

    private async Task AppendAsync(IReadOnlyList<EventToAppend> events)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var result = await EventAppender.AppendAsync(connection, transaction, events, CancellationToken.None);
        result.Stored.ShouldBe(events.Count);
        await new NpgsqlCommand("notify mt_events_appended", connection).ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }
}
