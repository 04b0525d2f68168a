using System.Text;
using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.TestKit;

namespace EventPlatform.Projections.Tests;

/// <summary>A badge's limit holds across all customers, exactly, in log order, whoever folds [promise 9].</summary>
public sealed class BadgeLimitTests
{
    private const long OrgId = 7;
    private const int Contenders = 5_000, Limit = 1_000;
    private const string Badge = "64b7f0c2a1d2e3f4a5b6c7d8";

    private static readonly DateTimeOffset Start = new(2026, 1, 20, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The limit for ever, and the same within a day around each earn: every earn lies within half a day.</summary>
    [Theory]
    [InlineData("""{ "constraintLevel": "BADGE", "constraintType": "OVERALL", "maxEarnLimit": 1000 }""")]
    [InlineData("""{ "constraintLevel": "BADGE", "constraintType": "ROLLING_WINDOW", "rollType": "DAYS", "rollValue": 1, "maxEarnLimit": 1000 }""")]
    public async Task A_thousand_badges_go_to_the_first_in_log_order_across_restarts_and_a_hand_over(string constraint)
    {
        var store = await ProjectedStore.CreateAsync([Definition(constraint), .. Contending(seed: constraint.Length)]);

        await InterruptAsync(store, pageSize: 37, until: 400);
        await HandOverAsync(store);
        await store.ProjectAsync(pageSize: 500);

        (await store.ReadAsync<long>("select count(*) from events.mt_events where type = 'badgeEarned'")).ShouldBe(Limit);
        (await store.ReadAsync<long>("select count(*) from events.mt_events where type = 'badgeEarnRefused' and data ->> 'reason' = 'LIMIT'")).ShouldBe(Contenders - Limit);
        (await store.ReadAsync<bool>(
            """
            select max(cause.seq_id) filter (where outcome.type = 'badgeEarned') < min(cause.seq_id) filter (where outcome.type = 'badgeEarnRefused')
            from events.mt_events outcome join events.mt_events cause on cause.id = outcome.causation_id::uuid
            """)).ShouldBeTrue();
        (await store.ReadAsync<long>(
            """
            select count(distinct told.used) from events.mt_events outcome
            cross join lateral (select (outcome.data -> 'earnConstraints' -> 0 ->> 'currentEarnCount')::int as used) told
            where outcome.type = 'badgeEarned' and told.used between 1 and 1000
            """)).ShouldBe(Limit);
    }

    /// <summary>Stops the projections on their way.</summary>
    private static async Task InterruptAsync(ProjectedStore store, int pageSize, long until)
    {
        using var host = store.Host(pageSize);
        await host.StartAsync();
        await Eventually.Is(() => PositionAsync(store), at => at >= until, TimeSpan.FromMinutes(1));
        await host.StopAsync();
    }

    /// <summary>Two processes: when the one that folds stops, the other goes on.</summary>
    private static async Task HandOverAsync(ProjectedStore store)
    {
        using var cold = store.Host(pageSize: 53);
        using (var hot = store.Host(pageSize: 41))
        {
            await hot.StartAsync();
            await cold.StartAsync();
            var began = await PositionAsync(store);
            await Eventually.Is(() => PositionAsync(store), at => at > began, TimeSpan.FromMinutes(1));
            (await PositionAsync(store)).ShouldBeLessThan(Contenders);
            await hot.StopAsync();
        }
        var handedOver = await PositionAsync(store);
        await Eventually.Is(() => PositionAsync(store), at => at > handedOver || at > Contenders, TimeSpan.FromMinutes(1));
        await cold.StopAsync();
    }

    private static Task<long> PositionAsync(ProjectedStore store) =>
        store.ReadAsync<long>("select coalesce(max(last_seq_id), 0) from events.mt_event_progression where name = 'Milestones:All'");

    private static EventToAppend Definition(string constraint) => Append(StreamKey.Definition(OrgId, "badges", Badge), EventTypes.Definitions["badgeDefined"], "badge",
        JsonSerializer.SerializeToUtf8Bytes(
            DefinitionKind.Badge.Event(JsonElement.Parse($$"""{ "name": "First thousand", "earnOn": [ { "event": "joined" } ], "earnConstraints": [ {{constraint}} ] }"""), Start),
            DefinitionKind.Badge.EventType, StoredEventJson.Default));

    /// <summary>Every contender once, in an order and at times of their own.</summary>
    private static IEnumerable<EventToAppend> Contending(int seed)
    {
        var random = new Random(seed);
        var customers = Enumerable.Range(0, Contenders).ToArray();
        random.Shuffle(customers);
        foreach (var customer in customers)
        {
            var at = Start.AddMilliseconds(random.Next(12 * 3600 * 1000));
            var data = $$"""{"name":"joined","occurred":"{{at:O}}","received":"{{at:O}}"}""";
            yield return Append(StreamKey.Customer(OrgId, $"c{customer}"), EventTypes.AnyCustomerEvent, $"joined-{customer}", Encoding.UTF8.GetBytes(data));
        }
    }

    private static EventToAppend Append(string stream, EventType type, string id, byte[] data) => new()
    {
        Id = EventIdentity.OfSource(OrgId, "/contest", id),
        StreamKey = stream,
        Type = type,
        Data = data,
        Headers = """{"fp":"00000000000000000000000000000000"}"""u8.ToArray(),
        Fingerprint = Guid.Empty,
    };
}
