using System.Globalization;
using System.Text;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Projections.Clock;
using Npgsql;

namespace EventPlatform.Projections.Tests;

/// <summary>Periods end without any customer's event [spec 02.3]: the clock's own events, on PostgreSQL.</summary>
public sealed class ClockTests : IAsyncLifetime
{
    private const string Completed = "select count(*) from events.mt_events where type = 'targetPeriodCompleted'";
    private const string Expired = "select count(*) from events.mt_events where type = 'badgeExpired'", Badge = "64b7f0c2a1d2e3f4a5b6c7d8";
    private const string Clocks = "select count(*) from events.mt_events where type = 'clockAdvanced'";

    private static readonly DateTimeOffset Today = new(DateTime.UtcNow.Date, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Today.AddDays(2);

    private readonly SetTime _time = new();
    private ProjectedStore _store = null!;
    private NpgsqlDataSource _database = null!;
    private ClockStep _step = null!;

    public async Task InitializeAsync()
    {
        _store = await ProjectedStore.CreateAsync([Group(offsetDays: 0)]);
        _database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_store.Database.ConnectionString) { SearchPath = "read_models" }.ConnectionString);
        _step = new ClockStep(_database, _time);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_period_that_is_over_is_closed_once_and_nothing_is_appended_before()
    {
        await BuyAsync(customers: 3);
        (await TickAsync(End.AddSeconds(-1))).ShouldBe(0);

        (await TickAsync(End)).ShouldBe(1);
        await _store.ProjectAsync(pageSize: 100);
        (await _store.ReadAsync<long>(Completed)).ShouldBe(3);
        (await _store.ReadAsync<long>("select count(*) from read_models.milestone_progress where status = 'COMPLETED' and open_until is null")).ShouldBe(3);

        (await TickAsync(End.AddMinutes(2))).ShouldBe(0);
    }

    [Fact]
    public async Task A_period_without_any_row_is_closed_too()
    {
        await _store.ProjectAsync(pageSize: 100);
        (await TickAsync(End)).ShouldBe(1);

        await BuyAsync(customers: 1);
        (await _store.ReadAsync<long>("select count(*) from read_models.milestone_progress")).ShouldBe(0);
    }

    [Fact]
    public async Task The_clock_never_passes_the_oldest_record_that_is_not_stored()
    {
        await BuyAsync(customers: 1);
        await _store.ExecuteAsync("create table ingest.positions (partition int, stored_through timestamptz)");
        await _store.ExecuteAsync("insert into ingest.positions values (0, null), (1, now() + interval '90 days')");
        (await TickAsync(End.AddDays(1))).ShouldBe(0);

        await _store.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"update ingest.positions set stored_through = '{End.AddSeconds(-1):O}' where partition = 0"));
        (await TickAsync(End.AddDays(1))).ShouldBe(0);

        await _store.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"update ingest.positions set stored_through = '{End.AddSeconds(5):O}' where partition = 0"));
        (await TickAsync(End.AddDays(1))).ShouldBe(1);
        (await _store.ReadAsync<DateTime>("select (data ->> 'until')::timestamptz from events.mt_events where type = 'clockAdvanced'")).ShouldBe(End.AddSeconds(5).UtcDateTime);
    }

    [Fact]
    public async Task More_rows_than_a_clock_event_closes_are_closed_by_the_next_ones_at_once()
    {
        await BuyAsync(customers: 2_300);
        (await TickAsync(End)).ShouldBe(1);
        (await TickAsync(End)).ShouldBe(0, "the projection has not seen the last one");

        // The host that folds has a clock of its own, which may go on first.
        while (await _store.ReadAsync<long>(Completed) < 2_300)
        {
            await _store.ProjectAsync(pageSize: 500);
            await TickAsync(End);
        }
        (await TickAsync(End.AddMinutes(5))).ShouldBe(0);
        (await _store.ReadAsync<string>("select string_agg(closed::text, ' ' order by closed desc) from (select count(*) as closed from events.mt_events where type = 'targetPeriodCompleted' group by causation_id) clock"))
            .ShouldBe("1000 1000 300");
        (await _store.ReadAsync<long>("select count(distinct data ->> 'until') from events.mt_events where type = 'clockAdvanced'")).ShouldBe(1);
    }

    [Fact]
    public async Task Processes_that_race_append_one()
    {
        await BuyAsync(customers: 1);
        _time.Now = End;
        var steps = Enumerable.Range(0, 4).Select(_ => new ClockStep(_database, _time).RunAsync(default).AsTask());

        (await Task.WhenAll(steps)).Sum().ShouldBe(1);
        (await _store.ReadAsync<long>(Clocks)).ShouldBe(1);
    }

    [Fact]
    public async Task A_minute_lies_between_clock_events_of_an_organisation()
    {
        await _store.AppendAsync([Group(offsetDays: 0, id: 26)]);
        await BuyAsync(customers: 1);
        (await TickAsync(End)).ShouldBe(1);
        await _store.ProjectAsync(pageSize: 100);
        await _store.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"update events.mt_events set timestamp = '{End.AddDays(1).AddSeconds(-30):O}' where type = 'clockAdvanced'"));

        (await TickAsync(End.AddDays(1))).ShouldBe(0);
        (await TickAsync(End.AddDays(1).AddSeconds(30))).ShouldBe(1);
    }

    [Fact]
    public async Task A_badge_that_is_due_is_ended_by_the_clock()
    {
        await _store.AppendAsync([History.Defined(DefinitionKind.Badge, Badge, 1, """{ "name": "For a day", "earnOn": [ { "event": "transactionAdded" } ], "earnExpiry": { "kind": "AFTER", "days": 1 } }""")]);
        await BuyAsync(customers: 3);
        var due = Today.AddDays(2).AddHours(12);
        (await TickAsync(due.AddSeconds(-1))).ShouldBe(1, "a period is over");
        await _store.ProjectAsync(pageSize: 100);
        (await _store.ReadAsync<long>(Expired)).ShouldBe(0);

        (await TickAsync(due)).ShouldBe(1);
        await _store.ProjectAsync(pageSize: 100);
        (await _store.ReadAsync<long>(Expired)).ShouldBe(3);
        (await _store.ReadAsync<long>("select count(*) from read_models.held_badges where due is null and state ->> 'status' = 'EXPIRED'")).ShouldBe(3);
        (await TickAsync(due.AddHours(1))).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_due_is_found_by_the_index_of_open_rows()
    {
        await BuyAsync(customers: 1);
        await using var connection = await _database.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(
            "set enable_seqscan = off; explain select 1 from read_models.milestone_progress o where o.org_id = 7 and o.target_group_id = 25 and o.open_until <= now() order by o.open_until, o.stream_key, o.target_rule_id, o.period_id limit 1000", connection);
        await using var plan = await command.ExecuteReaderAsync();
        var lines = new StringBuilder();
        while (await plan.ReadAsync())
            lines.AppendLine(plan.GetString(0));
        lines.ToString().ShouldContain("milestone_progress_open");
        lines.ToString().ShouldNotContain("Sort");
    }

    private async Task<int> TickAsync(DateTimeOffset now)
    {
        _time.Now = now;
        return await _step.RunAsync(default);
    }

    private async Task BuyAsync(int customers)
    {
        var at = Today.AddDays(1).AddHours(12);
        await _store.AppendAsync([.. Enumerable.Range(0, customers).Select(customer => History.Append(StreamKey.Customer(History.OrgId, $"c{customer}"), EventTypes.Customer["transactionAdded"], $"bill-{customer}",
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$$"""{"name":"transactionAdded","occurred":"{{{at:O}}}","received":"{{{at:O}}}","context":{"transactionId":"t","amount":10}}"""))))]);
        await _store.ProjectAsync(pageSize: 3_000);
    }

    private static EventToAppend Group(int offsetDays, long id = 25) => History.Defined(DefinitionKind.TargetGroup, $"{id}", 1, $$"""
        { "name": "Daily", "offsetDays": {{offsetDays}},
          "window": { "kind": "FIXED_CALENDAR_WINDOW", "recurrence": "DAILY", "start": "{{Today.AddDays(1):yyyy-MM-dd}}", "end": "{{Today.AddDays(30):yyyy-MM-dd}}" },
          "targets": [ { "targetRuleId": {{id}}, "name": "Sales", "goal": 5, "entity": "TRANSACTION", "type": "SALES" } ] }
        """);

    private sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
