using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events;
using Marten.Events.Projections;
using Microsoft.Extensions.DependencyInjection;

namespace EventPlatform.EventStore.Tests.Conformance;

public class DaemonPageTests : DaemonTestBase
{
    [Fact]
    public async Task Pages_follow_on_each_other_and_hold_every_event_in_order()
    {
        await AppendAsync(105);
        var recorder = new Recorder();
        await using var host = await StartAsync(recorder, options => options.BatchSize = 10);
        await host.Host.WaitForNonStaleProjectionDataAsync(Limit);

        var pages = recorder.Pages;
        recorder.Sequences.ShouldBe(Numbers(1, 105));
        pages[0].Floor.ShouldBe(0);
        pages.Zip(pages.Skip(1)).ShouldAllBe(pair => pair.First.Ceiling == pair.Second.Floor);
        pages.ShouldAllBe(page => page.Sequences.Count <= 10);
        (await ProgressAsync("Recorder:All")).ShouldBe(105);
    }

    [Fact]
    public async Task A_shard_goes_on_where_it_was_committed()
    {
        await AppendAsync(5);
        await using (var first = await StartAsync(new Recorder()))
        {
            await first.Host.WaitForNonStaleProjectionDataAsync(Limit);
        }

        await AppendAsync(5);
        var recorder = new Recorder();
        await using var second = await StartAsync(recorder);
        await second.Host.WaitForNonStaleProjectionDataAsync(Limit);
        recorder.Sequences.ShouldBe(Numbers(6, 10));
    }

    [Fact]
    public async Task A_filter_lets_its_types_through_and_pages_without_events_come_too()
    {
        await Store.AppendAsync("order-1", new OrderPlaced("tea", 1), new OrderShipped("post"), new OrderPlaced("tea", 2));
        var recorder = new Recorder();
        await using var host = await StartAsync(recorder, filter: options => options.IncludeType<OrderShipped>());
        await host.Host.WaitForNonStaleProjectionDataAsync(Limit);
        recorder.Sequences.ShouldBe([2L]);

        await AppendAsync(1);
        await Eventually.True(() => recorder.Pages[^1] is { Ceiling: 4, Sequences.Count: 0 });
        await Eventually.Is(() => ProgressAsync("Recorder:All"), progress => progress == 4);
    }

    [Fact]
    public async Task A_filter_lets_former_names_of_its_types_through()
    {
        await Store.ExecuteAsync("insert into mt_streams (id, version) values ('order-9', 1)");
        await Store.ExecuteAsync(
            """
            insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type)
            values (nextval('mt_events_sequence'), gen_random_uuid(), 'order-9', 1, '{"Amount": 5}', 'order_paid', now(), 'Gone, Gone')
            """);
        IReadOnlyList<object> bodies = [];
        var recorder = new Recorder((page, _, _) =>
        {
            bodies = [.. page.Events.Select(e => e.Data)];
            return Task.CompletedTask;
        });
        await using var host = await DaemonHost.StartAsync(ConnectionString, options =>
        {
            options.Events.Upcast<Former.OrderPaid, OrderPaid>("order_paid", paid => new OrderPaid(paid.Amount, "EUR"));
            options.Events.MapEventType<OrderPaid>("order_paid_v2");
            options.Projections.Subscribe(recorder, subscription => subscription.IncludeType<OrderPaid>());
        });

        await host.Host.WaitForNonStaleProjectionDataAsync(Limit);
        bodies.ShouldBe([new OrderPaid(5, "EUR")]);
    }

    [Fact]
    public async Task Effects_of_a_participant_and_the_position_are_one_transaction()
    {
        await AppendAsync(3);
        await using var host = await StartAsync(Recorder.Seeing());
        await host.Host.WaitForNonStaleProjectionDataAsync(Limit);

        (await SeenAsync()).ShouldBe(["1", "2", "3"]);
        (await Store.ScalarAsync<long>(
            "select count(*) from mt_event_progression p join seen s on s.xmin = p.xmin where p.name = 'Recorder:All'")).ShouldBe(3);
    }

    [Fact]
    public async Task Events_and_commands_queued_on_the_operations_are_written_with_the_page()
    {
        await AppendAsync(1);
        var recorder = new Recorder((page, operations, _) =>
        {
            if (page.Events.Any(e => e.Data is OrderPlaced))
            {
                operations.Events.Append("shipments", new OrderShipped("post"));
                operations.QueueSqlCommand("insert into seen values (?)", page.SequenceCeiling);
            }

            return Task.CompletedTask;
        });
        await using var host = await StartAsync(recorder);
        await Eventually.Is(() => ProgressAsync("Recorder:All"), progress => progress == 2, Limit);

        (await SeenAsync()).ShouldBe(["1"]);
        (await Store.Store.QuerySession().Events.FetchStreamAsync("shipments")).Single().Data.ShouldBe(new OrderShipped("post"));
    }

    [Fact]
    public async Task An_announced_append_is_seen_long_before_the_next_look()
    {
        var recorder = new Recorder();
        await using var host = await DaemonHost.StartAsync(ConnectionString, options =>
        {
            options.Events.UseListenNotifyForEventAppends = true;
            options.Projections.FastPollingTime = options.Projections.SlowPollingTime = TimeSpan.FromSeconds(30);
            options.Projections.Subscribe(recorder);
        });
        await Eventually.Is(() => Store.ScalarAsync<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and query ilike 'listen%mt_events_appended%'"),
            listeners => listeners > 0);
        await using var session = host.Host.DocumentStore().LightweightSession();
        session.Events.Append("order-1", new OrderPlaced("tea", 1));
        await session.SaveChangesAsync();

        await Eventually.True(() => recorder.Sequences.Count() == 1, TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_subscription_may_start_behind_what_is_there()
    {
        await AppendAsync(5);
        var present = new Recorder();
        var sequence = new Recorder();
        await using var host = await DaemonHost.StartAsync(ConnectionString, options =>
        {
            options.Projections.Subscribe(present, subscription =>
            {
                subscription.Name = "Present";
                subscription.Options.SubscribeFromPresent();
            });
            options.Projections.Subscribe(sequence, subscription =>
            {
                subscription.Name = "Sequence";
                subscription.Options.SubscribeFromSequence(3);
            });
        });
        await Eventually.Is(() => ProgressAsync("Present:All"), progress => progress == 5, Limit);
        await AppendAsync(1);
        await host.Host.WaitForNonStaleProjectionDataAsync(Limit);

        present.Sequences.ShouldBe([6L]);
        sequence.Sequences.ShouldBe([4L, 5, 6]);
    }

    [Fact]
    public async Task Another_version_is_a_shard_of_its_own_from_zero()
    {
        await AppendAsync(2);
        await using (var first = await StartAsync(new Recorder()))
        {
            await first.Host.WaitForNonStaleProjectionDataAsync(Limit);
        }

        var recorder = new Recorder();
        await using var second = await StartAsync(recorder, filter: subscription => subscription.Version = 2);
        await second.Host.WaitForNonStaleProjectionDataAsync(Limit);

        recorder.Sequences.ShouldBe([1L, 2]);
        (await ProgressAsync("Recorder:All"), await ProgressAsync("Recorder:V2:All")).ShouldBe((2L, 2L));
        second.Daemon.CurrentAgents().Single().Name.Identity.ShouldBe("Recorder:V2:All");
    }

    [Fact]
    public void Two_shards_of_one_name_in_one_store_are_refused_whatever_their_version() =>
        Should.Throw<Exception>(() => MartenStore.Open(ConnectionString, options =>
        {
            options.Projections.Subscribe(new Recorder());
            options.Projections.Subscribe(new Recorder(), subscription => subscription.Version = 2);
        }));

    [Fact]
    public async Task A_projection_is_handed_the_events_of_each_page()
    {
        await AppendAsync(7);
        var projection = new CollectingProjection();
        await using var host = await DaemonHost.StartAsync(ConnectionString, options => options.Projections.Add(
            projection, ProjectionLifecycle.Async, asyncConfiguration: asynchronous => asynchronous.BatchSize = 3));
        await host.Host.WaitForNonStaleProjectionDataAsync(Limit);

        projection.Sequences.ShouldBe(Numbers(1, 7));
        (await ProgressAsync("CollectingProjection:V3:All")).ShouldBe(7);
    }

    [Fact]
    public async Task A_subscription_is_taken_from_the_container()
    {
        await AppendAsync(2);
        var builder = new Microsoft.Extensions.Hosting.HostApplicationBuilder();
        builder.Services.AddSingleton(Store.Database);
        builder.Services.AddMarten(MartenStore.Defaults)
            .UseNpgsqlDataSource()
            .AddSubscriptionWithServices<ScopedCounter>(ServiceLifetime.Scoped, options => options.Name = "Counter")
            .AddAsyncDaemon(JasperFx.Events.Daemon.DaemonMode.Solo);
        using var host = builder.Build();
        await host.StartAsync();
        await host.WaitForNonStaleProjectionDataAsync(Limit);
        await host.StopAsync();

        (await SeenAsync()).ShouldBe(["2"]);
        (await ProgressAsync("Counter:All")).ShouldBe(2);
    }

    private Task<DaemonHost> StartAsync(Recorder recorder, Action<AsyncOptions>? feed = null,
        Action<JasperFx.Events.Subscriptions.ISubscriptionOptions>? filter = null) =>
        DaemonHost.StartAsync(ConnectionString, options => options.Projections.Subscribe(recorder, subscription =>
        {
            feed?.Invoke(subscription.Options);
            filter?.Invoke(subscription);
        }));

    [ProjectionVersion(3)]
    private sealed class CollectingProjection : IProjection
    {
        private readonly List<long> _sequences = [];

        public IReadOnlyList<long> Sequences => _sequences;

        public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
        {
            _sequences.AddRange(events.Select(e => e.Sequence));
            return Task.CompletedTask;
        }
    }
}
