using System.Diagnostics;
using JasperFx.Events;
using Marten.Exceptions;
using Npgsql;

namespace EventPlatform.EventStore.Tests.Conformance;

public class AppendTests
{
    [Fact]
    public async Task Appended_events_are_read_back_in_order_with_version_and_number()
    {
        await using var store = await MartenStore.CreateAsync();
        await store.AppendAsync("order-1", new OrderPlaced("tea", 2));
        await store.AppendAsync("order-1", new OrderShipped("post"), new OrderPlaced("tea", 1));

        var events = await store.Store.QuerySession().Events.FetchStreamAsync("order-1");

        events.Select(e => e.Data).ShouldBe([new OrderPlaced("tea", 2), new OrderShipped("post"), new OrderPlaced("tea", 1)]);
        events.Select(e => e.Version).ShouldBe([1L, 2, 3]);
        events.Select(e => e.Sequence).ShouldBe([1L, 2, 3]);
        events.Select(e => e.EventTypeName).ShouldBe(["order_placed", "order_shipped", "order_placed"]);
        events.ShouldAllBe(e => e.StreamKey == "order-1");
    }

    [Fact]
    public async Task Saving_gives_the_appended_events_their_version_and_number()
    {
        await using var store = await MartenStore.CreateAsync();
        await store.AppendAsync("order-1", new OrderPlaced("tea", 2));
        await using var session = store.Store.LightweightSession();
        var e = session.Events.BuildEvent(new OrderShipped("post"));
        session.Events.Append("order-1", e);
        await session.SaveChangesAsync();

        (e.Version, e.Sequence).ShouldBe((2L, 2L));
    }

    [Fact]
    public async Task Several_streams_go_in_one_transaction()
    {
        await using var store = await MartenStore.CreateAsync();
        await using (var session = store.Store.LightweightSession())
        {
            session.Events.Append("order-1", new OrderPlaced("tea", 1));
            session.Events.Append("order-2", new OrderPlaced("milk", 1));
            session.Events.Append("order-1", new OrderShipped("post"));
            await session.SaveChangesAsync();
        }

        (await store.ScalarAsync<long>("select version from mt_streams where id = 'order-1'")).ShouldBe(2);
        (await store.ScalarAsync<long>("select count(distinct xmin::text) from mt_events")).ShouldBe(1);
    }

    [Fact]
    public async Task An_event_keeps_the_id_time_and_headers_it_brings()
    {
        await using var store = await MartenStore.CreateAsync();
        var id = Guid.NewGuid();
        var time = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);
        var e = Event.For(new OrderPlaced("tea", 1)).AtTimestamp(time).WithHeader("source", "till");
        e.Id = id;
        await store.AppendAsync("order-1", e);

        var loaded = await store.Store.QuerySession().Events.LoadAsync(id);
        loaded.ShouldNotBeNull();
        loaded.Timestamp.ShouldBe(time);
        loaded.GetHeader("source").ShouldBe("till");
        (await store.Store.QuerySession().Events.LoadAsync<OrderPlaced>(id))!.Data.Sku.ShouldBe("tea");
        (await store.Store.QuerySession().Events.LoadAsync(Guid.NewGuid())).ShouldBeNull();
    }

    [Fact]
    public async Task A_time_that_is_not_in_utc_is_refused()
    {
        await using var store = await MartenStore.CreateAsync();
        var e = Event.For(new OrderPlaced("tea", 1)).AtTimestamp(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.FromHours(2)));

        await Should.ThrowAsync<Exception>(store.AppendAsync("order-1", e));
    }

    [Fact]
    public async Task The_sessions_metadata_is_stored_with_every_event()
    {
        await using var store = await MartenStore.CreateAsync();
        using var activity = new Activity("command").Start();
        await using (var session = store.Store.LightweightSession())
        {
            session.CausationId = "command-7";
            session.SetHeader("tenant", "blue");
            session.Events.Append("order-1", new OrderPlaced("tea", 1));
            await session.SaveChangesAsync();
        }

        var e = (await store.Store.QuerySession().Events.FetchStreamAsync("order-1")).Single();
        (e.CorrelationId, e.CausationId, e.GetHeader("tenant")).ShouldBe((activity.RootId, "command-7", "blue"));
    }

    [Fact]
    public async Task The_expected_version_is_the_one_after_the_append()
    {
        await using var store = await MartenStore.CreateAsync();
        await store.AppendAsync("order-1", new OrderPlaced("tea", 1));
        await using var session = store.Store.LightweightSession();
        session.Events.Append("order-1", 3, new OrderShipped("post"), new OrderShipped("courier"));
        await session.SaveChangesAsync();

        (await session.Events.FetchStreamStateAsync("order-1"))!.Version.ShouldBe(3);
    }

    [Theory]
    [InlineData("order-1", 2)]
    [InlineData("order-1", 4)]
    [InlineData("order-unknown", 2)]
    public async Task Another_version_than_expected_is_refused_and_takes_no_number(string stream, long expectedVersion)
    {
        await using var store = await MartenStore.CreateAsync();
        await store.AppendAsync("order-1", new OrderPlaced("tea", 1), new OrderPlaced("tea", 2));
        await using var session = store.Store.LightweightSession();
        session.Events.Append(stream, expectedVersion, new OrderShipped("post"));

        await Should.ThrowAsync<EventStreamUnexpectedMaxEventIdException>(session.SaveChangesAsync());
        await store.AppendAsync("order-2", new OrderPlaced("tea", 1));
        (await store.ScalarAsync<long>("select max(seq_id) from mt_events")).ShouldBe(3);
        (await store.Database.LinesAsync("select id from mt_streams where id like 'order%' order by id")).ShouldBe(["order-1", "order-2"]);
    }

    [Fact]
    public async Task A_stream_is_started_once()
    {
        await using var store = await MartenStore.CreateAsync();
        await using var first = store.Store.LightweightSession();
        first.Events.StartStream("order-1", new OrderPlaced("tea", 1));
        await first.SaveChangesAsync();
        await using var second = store.Store.LightweightSession();
        second.Events.StartStream("order-1", new OrderPlaced("milk", 1));

        await Should.ThrowAsync<ExistingStreamIdCollisionException>(second.SaveChangesAsync());
    }

    [Fact]
    public void A_stream_is_not_started_without_events()
    {
        using var store = Marten.DocumentStore.For(options =>
        {
            options.Connection("Host=nowhere");
            MartenStore.Defaults(options);
        });
        Should.Throw<EmptyEventStreamException>(() => store.LightweightSession().Events.StartStream("order-1", Array.Empty<object>()));
    }

    [Fact]
    public async Task A_second_event_of_the_same_id_is_refused()
    {
        await using var store = await MartenStore.CreateAsync();
        var e = Event.For(new OrderPlaced("tea", 1));
        await store.AppendAsync("order-1", e);
        var again = Event.For(new OrderPlaced("tea", 1));
        again.Id = e.Id;

        var refusal = await Should.ThrowAsync<MartenCommandException>(store.AppendAsync("order-2", again));
        refusal.InnerException.ShouldBeOfType<PostgresException>().ConstraintName.ShouldBe("idx_mt_events_event_id");
    }

    [Fact]
    public async Task Of_concurrent_appends_to_a_stream_the_slower_is_refused_and_may_try_again()
    {
        await using var store = await MartenStore.CreateAsync();
        await store.AppendAsync("order-1", new OrderPlaced("tea", 0));
        await Task.WhenAll(Enumerable.Range(1, 20).Select(i => AppendAtLastAsync(store, i)));

        var versions = (await store.Store.QuerySession().Events.FetchStreamAsync("order-1")).Select(e => e.Version).Order();
        versions.ShouldBe(Enumerable.Range(1, 21).Select(i => (long)i));
    }

    [Fact]
    public async Task A_stream_is_read_between_versions()
    {
        await using var store = await MartenStore.CreateAsync();
        await store.AppendAsync("order-1", [.. Enumerable.Range(1, 5).Select(i => new OrderPlaced("tea", i))]);

        var events = await store.Store.QuerySession().Events.FetchStreamAsync("order-1", version: 4, fromVersion: 2);
        events.Select(e => e.Version).ShouldBe([2L, 3, 4]);
        (await store.Store.QuerySession().Events.FetchStreamStateAsync("nobody")).ShouldBeNull();
    }

    [Fact]
    public async Task Queued_commands_run_in_the_same_transaction()
    {
        await using var store = await MartenStore.CreateAsync();
        await store.ExecuteAsync("create table notes (id int, text varchar)");
        await using var session = store.Store.LightweightSession();
        session.QueueSqlCommand("insert into notes values (?, ?)", 1, "one");
        session.QueueSqlCommand('^', "insert into notes values (^, 'what?')", 2);
        await session.SaveChangesAsync();

        (await store.Database.LinesAsync("select text from notes order by id")).ShouldBe(["one", "what?"]);
        Should.Throw<Exception>(() => session.QueueSqlCommand("select 1; select 2"));
    }

    private static async Task AppendAtLastAsync(MartenStore store, int quantity)
    {
        while (true)
        {
            try
            {
                await store.AppendAsync("order-1", new OrderPlaced("tea", quantity));
                return;
            }
            catch (EventStreamUnexpectedMaxEventIdException)
            {
                // Another one was faster.
            }
        }
    }
}
