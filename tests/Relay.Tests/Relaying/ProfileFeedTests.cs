using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Customers;
using EventPlatform.ReadModels.Badges;
using EventPlatform.ReadModels.Profiles;
using EventPlatform.ReadModels.SetBased;
using EventPlatform.TestKit;
using Npgsql;

namespace EventPlatform.Relay.Tests.Relaying;

public class ProfileFeedTests
{
    private static readonly DateTimeOffset Stored = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [FactNeeding(Part.None)]
    public async Task Changed_profiles_are_sent_whole_and_once()
    {
        await using var installation = await Installation.CreateAsync();
        await ReachAsync(installation, 100);
        await ChangeAsync(installation, Row("c1", 11), Row("c2", 12), Row("c3", 13));
        using var host = await installation.StartAsync();
        await installation.ReadAsync(3);
        await ChangeAsync(installation, Row("c2", 14));
        var received = await installation.ReadAsync(4);
        await host.StopAsync();
        received.Select(notification => $"{notification.Key} {notification.Id}").Order().ShouldBe(["100:c1 " + Id(11), "100:c2 " + Id(12), "100:c2 " + Id(14), "100:c3 " + Id(13)]);
        received.ShouldAllBe(notification => Installation.Check.Faults(notification.Value, null).Count == 0);
        received.ShouldAllBe(notification => notification.Type == "loyalty.profileChanged" && notification.Header("traceparent") == TestStore.TraceParent);
        received.ShouldAllBe(notification => CreatedAt(notification) == Stored.ToUnixTimeMilliseconds() + Number(notification.Id));
    }

    [FactNeeding(Part.None)]
    public async Task Changes_that_wait_are_sent_as_one_and_a_restart_sends_nothing_again()
    {
        await using var installation = await Installation.CreateAsync();
        await ReachAsync(installation, 100);
        for (var position = 1; position <= 20; position++)
            await ChangeAsync(installation, Row("c1", position));
        for (var start = 0; start < 2; start++)
        {
            using var host = await installation.StartAsync();
            await ChangeAsync(installation, Row($"new{start}", 30 + start));
            await Eventually.Is(installation.ReadAsync, received => received.Exists(one => one.Key == $"100:new{start}"));
            await host.StopAsync();
        }
        var received = await installation.ReadAsync();
        received.Where(notification => notification.Key == "100:c1").ShouldHaveSingleItem().Id.ShouldBe(Id(20));
        received.Count.ShouldBe(3);
    }

    [FactNeeding(Part.None)]
    public async Task A_profile_waits_until_the_milestones_hold_what_changed_it()
    {
        await using var installation = await Installation.CreateAsync();
        await ReachAsync(installation, 10);
        await ChangeAsync(installation, Row("c1", 10), Row("c2", 11));
        using var host = await installation.StartAsync();
        (await installation.ReadAsync(1)).Single().Key.ShouldBe("100:c1");
        await HoldAsync(installation, "100:c2", 11);
        await ReachAsync(installation, 11);
        var second = (await installation.ReadAsync(2)).Single(notification => notification.Key == "100:c2");
        await host.StopAsync();
        var badge = Entity(second).GetProperty("_acme").GetProperty("badges").EnumerateArray().ShouldHaveSingleItem();
        badge.GetProperty("badgeId").GetString().ShouldBe("650c0896aefcde237f3dba43");
        badge.GetProperty("expiresAt").GetDateTimeOffset().ShouldBe(Stored.AddDays(365));
    }

    [FactNeeding(Part.None)]
    public async Task A_badge_that_ended_is_shown_no_more()
    {
        await using var installation = await Installation.CreateAsync();
        await ReachAsync(installation, 10);
        await HoldAsync(installation, "100:c1", 3, BadgeStatus.Expired);
        await ChangeAsync(installation, Row("c1", 10));
        using var host = await installation.StartAsync();
        var received = (await installation.ReadAsync(1)).Single();
        await host.StopAsync();
        received.Key.ShouldBe("100:c1");
        Entity(received).TryGetProperty("_acme", out _).ShouldBeFalse();
    }

    [FactNeeding(Part.None)]
    public async Task Of_each_target_the_latest_period_is_shown()
    {
        await using var installation = await Installation.CreateAsync();
        await ReachAsync(installation, 10);
        await ExecuteAsync(installation,
            """
            insert into read_models.milestone_progress (stream_key, org_id, target_rule_id, period_id, target_group_id, period_start, period_end, value, goal, status, event_count, last_event_at, removed, detail)
            select '100:c1', 100, rule, 10 * rule + month, 7, make_date(2026, month, 1), make_date(2026, month + 1, 1), 12.5 * month, 100, 'IN_PROGRESS', 1, now(), false, '{}'
            from generate_series(1, 2) rule, generate_series(1, 3) month
            """);
        await ChangeAsync(installation, Row("c1", 10));
        using var host = await installation.StartAsync();
        var received = (await installation.ReadAsync(1)).Single();
        await host.StopAsync();
        Installation.Check.Faults(received.Value).ShouldBeEmpty();
        Entity(received).GetProperty("_acme").GetProperty("milestones").EnumerateArray()
            .Select(milestone => (milestone.GetProperty("targetPeriodId").GetString(), milestone.GetProperty("achievedTargetValue").GetDecimal()))
            .ShouldBe([("13", 37.5m), ("23", 37.5m)]);
    }

    /// <summary>The leader is cut off from the database, again and again; what it was about to send is sent by whoever leads next.</summary>
    [FactNeeding(Part.Transactions)]
    public async Task Two_relays_that_lose_the_lead_send_each_change_once_in_order()
    {
        await using var installation = await Installation.CreateAsync();
        await ReachAsync(installation, 1_000);
        installation.Settings["Relay:PageSize"] = "3";
        using var one = await installation.StartAsync();
        using var two = await installation.StartAsync();
        for (var position = 1; position <= 60; position++)
        {
            await ChangeAsync(installation, Row($"c{position}", position));
            if (position % 10 == 0)
                await ExecuteAsync(installation, "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'eventplatform relay profiles'");
        }
        var received = await installation.ReadAsync(60);
        await Task.WhenAll(one.StopAsync(), two.StopAsync());
        received.Select(notification => Number(notification.Id)).Order().ShouldBe(Enumerable.Range(1, 60));
    }

    private static ProfileRow Row(string customer, int position) => new(
        new CustomerProfile
        {
            StreamKey = $"100:{customer}",
            Personal = new() { FirstName = "Zoë", Email = $" {customer}@Example.com ", Mobile = "+91 90000 00001" },
            Consents = [new("EMAIL", "OPTIN", Stored)],
            Points = position,
            Sequence = position,
        },
        new ProfileChange(position, Id(position), Stored.AddMilliseconds(position), TestStore.TraceParent));

    private static Guid Id(int position) => new(position, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private static int Number(Guid id) => Convert.ToInt32(id.ToString("N")[..8], 16);

    private static Task ChangeAsync(Installation installation, params ProfileRow[] rows) => WriteAsync(installation, ProfileRows.Upsert, rows, ProfileTable.Channel);

    private static Task HoldAsync(Installation installation, string streamKey, int sequence, BadgeStatus status = BadgeStatus.Held) => WriteAsync(installation, HeldBadgeRows.Upsert,
    [
        new HeldBadge
        {
            StreamKey = streamKey,
            BadgeId = "650c0896aefcde237f3dba43",
            EarnId = "651bb7bac983d041efbc78fc",
            EarnedOn = Stored,
            ExpiresAt = Stored.AddDays(365),
            Origin = BadgeOrigin.Platform,
            Status = status,
            CauseId = Id(sequence),
            Sequence = sequence,
        },
    ], "nobody");

    private static async Task WriteAsync<T>(Installation installation, RowStatement<T> statement, IReadOnlyList<T> rows, string channel)
    {
        await using var connection = await installation.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { statement.For(rows), new($"notify {channel}") } })
            await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    /// <summary>The milestones are folded up to here, and the store reaches at least so far.</summary>
    private static Task ReachAsync(Installation installation, long position) => ExecuteAsync(installation,
        $"""
        insert into events.mt_event_progression (name, last_seq_id) values ('Milestones:All', {position})
        on conflict (name) do update set last_seq_id = excluded.last_seq_id;
        select setval('events.mt_events_sequence', {position});
        """);

    private static async Task ExecuteAsync(Installation installation, string sql)
    {
        await using var command = installation.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static JsonElement Entity(Received received) => JsonDocument.Parse(received.Value).RootElement.GetProperty("body").GetProperty("xdmEntity");

    private static long CreatedAt(Received received) => JsonDocument.Parse(received.Value).RootElement.GetProperty("header").GetProperty("createdAt").GetInt64();
}
