using System.Text.Json;
using EventPlatform.EventStore.Schema;
using EventPlatform.Hosting.Health;
using EventPlatform.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace EventPlatform.Relay.Tests.Relaying;

public class EventFeedTests
{
    [FactNeeding(Part.None)]
    public async Task Badges_and_milestones_reach_the_topic_once_in_order_and_in_form()
    {
        await using var installation = await Installation.CreateAsync();
        var appended = await installation.Store.AppendAsync(200, customers: 13);
        using var host = await installation.StartAsync();
        await installation.ReadAsync(appended.Count);
        appended.AddRange(await installation.Store.AppendAsync(50, customers: 13, from: 200));
        var received = await installation.ReadAsync(appended.Count);
        await host.StopAsync();
        received.ShouldHoldEachOnce(appended);
        received.Select(notification => notification.Type).Distinct().Order().ShouldBe(["loyalty.badgeEarned", "loyalty.milestoneAchieved", "loyalty.milestoneUnAchieved"]);
    }

    [FactNeeding(Part.None)]
    public async Task Headers_say_what_is_inside_and_continue_the_trace()
    {
        await using var installation = await Installation.CreateAsync();
        await installation.Store.AppendAsync("42", TestStore.Badge(1), "one");
        using var host = await installation.StartAsync();
        var received = (await installation.ReadAsync(1)).Single();
        await host.StopAsync();
        var entity = JsonDocument.Parse(received.Value).RootElement.GetProperty("body").GetProperty("xdmEntity");
        received.Key.ShouldBe("100:42");
        received.Header("ce_id").ShouldBe(entity.GetProperty("_id").GetString());
        received.Header("ce_time").ShouldBe(entity.GetProperty("timestamp").GetString());
        received.Header("ce_type").ShouldBe("loyalty.badgeEarned");
        received.Header("ce_source").ShouldBe("/orgs/100");
        received.Header("traceparent").ShouldBe(TestStore.TraceParent);
    }

    [FactNeeding(Part.None)]
    public async Task Keys_are_quoted_for_a_sink_that_wants_JSON()
    {
        await using var installation = await Installation.CreateAsync();
        await installation.Store.AppendAsync("42", TestStore.Badge(1), "one");
        using var host = await installation.StartAsync(("Relay:KeyFormat", "Json"));
        (await installation.ReadAsync(1)).Single().Key.ShouldBe("\"100:42\"");
        await host.StopAsync();
    }

    [FactNeeding(Part.None)]
    public async Task A_message_that_is_too_large_is_passed_over_and_the_feed_goes_on()
    {
        await using var installation = await Installation.CreateAsync();
        await installation.Store.AppendAsync("42", TestStore.Badge(1), "one");
        await installation.Store.AppendAsync("42", TestStore.Badge(2, group: new string('x', 11_000)), "two");
        await installation.Store.AppendAsync("42", TestStore.Badge(3), "three");
        using var host = await installation.StartAsync();
        var received = await installation.ReadAsync(2);
        await host.StopAsync();
        received.Select(notification => EarnIdOf(notification)).ShouldBe(["000000000000000000000001", "000000000000000000000003"]);
    }

    [FactNeeding(Part.None)]
    public async Task A_resend_is_the_same_byte_for_byte()
    {
        await using var installation = await Installation.CreateAsync();
        var appended = await installation.Store.AppendAsync(60, customers: 5);
        var first = await RelayAsync(installation, appended.Count);
        await installation.UseNewTopicsAsync();
        await SetProgressionAsync(installation, 0);
        var second = await RelayAsync(installation, appended.Count);
        second.ShouldHoldEachOnce(appended);
        foreach (var (before, after) in first.OrderBy(one => one.Id).Zip(second.OrderBy(one => one.Id)))
        {
            after.Value.ShouldBe(before.Value);
            after.Key.ShouldBe(before.Key);
            foreach (var header in new[] { "ce_id", "ce_source", "ce_type", "ce_time", "traceparent" })
                after.Header(header).ShouldBe(before.Header(header));
        }
    }

    /// <summary>The relay died after Kafka's commit and before Marten's: its progression stands where it stood before the page, or pages.</summary>
    [TheoryNeeding(Part.None)]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(59)]
    public async Task A_progression_that_fell_back_doubles_nothing(long progression)
    {
        await using var installation = await Installation.CreateAsync();
        var appended = await installation.Store.AppendAsync(60, customers: 5);
        await RelayAsync(installation, appended.Count);
        await SetProgressionAsync(installation, progression);
        appended.AddRange(await installation.Store.AppendAsync(20, customers: 5, from: 60));
        (await RelayAsync(installation, appended.Count)).ShouldHoldEachOnce(appended);
    }

    /// <summary>Nine events in ten are nobody's to publish: neither the daemon's pages nor the relay's lead through them.</summary>
    [FactNeeding(Part.None)]
    public async Task Only_what_is_published_is_read_and_each_of_it_once()
    {
        const int Others = 10_000;
        const string PagesFound = $"select idx_scan from pg_stat_user_indexes where indexrelname = '{LogIndexes.Watch}'", EventsRead = $"select idx_tup_read from pg_stat_user_indexes where indexrelname = '{LogIndexes.Published}'";
        await using var installation = await Installation.CreateAsync();
        for (var page = 0; page < 20; page++)
            await installation.Store.AppendUnpublishedAsync(Others / 20, from: Others / 20 * page);
        var appended = await installation.Store.AppendAsync(200, customers: 13);

        using (var host = await installation.StartAsync(("Relay:PageSize", "10")))
        {
            await installation.ReadAsync(appended.Count);
            await host.StopAsync();
        }

        await Eventually.Is(() => installation.ScalarAsync(PagesFound), found => found > 0, TimeSpan.FromSeconds(20), "the daemon's empty pages are found by their index");
        (await Eventually.Is(() => installation.ScalarAsync(EventsRead), read => read >= appended.Count)).ShouldBeLessThan(3 * appended.Count);
    }

    [FactNeeding(Part.None)]
    public async Task A_store_that_ends_before_its_feed_is_a_fault_of_the_set_up()
    {
        await using var installation = await Installation.CreateAsync();
        var appended = await installation.Store.AppendAsync(60, customers: 5);
        await RelayAsync(installation, appended.Count);
        await RestoreBackupAsync(installation);
        await installation.Store.AppendAsync(5, customers: 5, from: 100);
        using var host = await installation.StartAsync();
        var events = await Eventually.Is(() => Health(host, "relay events"), health => health.State == LoopState.Paused);
        events.Reason!.ShouldContain("restored from a backup");
        await host.StopAsync();
        (await installation.ReadAsync()).Count.ShouldBe(appended.Count);
    }

    private static LoopHealth Health(Microsoft.Extensions.Hosting.IHost host, string loop) =>
        host.Services.GetRequiredService<Heartbeats>().Read().Single(health => health.Loop == loop);

    private static async Task<List<Received>> RelayAsync(Installation installation, int count)
    {
        using var host = await installation.StartAsync();
        var received = await installation.ReadAsync(count);
        await host.StopAsync();
        return received;
    }

    private static async Task SetProgressionAsync(Installation installation, long position)
    {
        // A shard that never moved has no row.
        await using var command = installation.Database.CreateCommand(position == 0
            ? "delete from events.mt_event_progression where name = 'EventFeed:All'"
            : $"update events.mt_event_progression set last_seq_id = {position} where name = 'EventFeed:All'");
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }

    private static async Task RestoreBackupAsync(Installation installation)
    {
        await using var command = installation.Database.CreateCommand(
            "truncate events.mt_streams, events.mt_events cascade; delete from events.mt_event_progression; alter sequence events.mt_events_sequence restart");
        await command.ExecuteNonQueryAsync();
    }

    private static string EarnIdOf(Received notification) =>
        JsonDocument.Parse(notification.Value).RootElement.GetProperty("body").GetProperty("xdmEntity").GetProperty("_acme").GetProperty("badge").GetProperty("earnId").GetString()!;
}
