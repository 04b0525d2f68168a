using Marten.Exceptions;

namespace EventPlatform.EventStore.Tests.Conformance;

public class ReadingTests
{
    [Fact]
    public async Task A_stored_body_of_a_former_class_is_handed_on_as_the_present_one()
    {
        var connection = await TestPostgres.CreateDatabaseAsync();
        await using (var former = MartenStore.Open(connection, options => options.Events.MapEventType<Former.OrderPaid>("order_paid")))
        {
            await former.AppendAsync("order-1", new Former.OrderPaid(12.5m));
        }

        await using var store = MartenStore.Open(connection, options =>
        {
            options.Events.Upcast<Former.OrderPaid, OrderPaid>("order_paid", paid => new OrderPaid(paid.Amount, "EUR"));
            options.Events.MapEventType<OrderPaid>("order_paid_v2");
        });
        await store.AppendAsync("order-1", new OrderPaid(1, "CHF"));
        (await store.Store.QuerySession().Events.FetchStreamAsync("order-1")).Select(e => e.Data)
            .ShouldBe([new OrderPaid(12.5m, "EUR"), new OrderPaid(1, "CHF")]);
    }

    [Fact]
    public async Task An_unregistered_alias_is_read_by_its_class_name()
    {
        var connection = await TestPostgres.CreateDatabaseAsync();
        await using (var writer = MartenStore.Open(connection, options => options.Events.MapEventType<OrderPaid>("paid_in_full")))
        {
            await writer.AppendAsync("order-1", new OrderPaid(3, "EUR"));
        }

        await using var reader = MartenStore.Open(connection);
        (await reader.Store.QuerySession().Events.FetchStreamAsync("order-1")).Single().Data.ShouldBe(new OrderPaid(3, "EUR"));
    }

    [Fact]
    public async Task An_unknown_type_is_said_to_be_unknown()
    {
        await using var store = await MartenStore.CreateAsync();
        await store.AppendAsync("order-1", new OrderPlaced("tea", 1));
        await store.ExecuteAsync("update mt_events set type = 'never_heard_of', mt_dotnet_type = 'No.Such, Nowhere'");

        await Should.ThrowAsync<UnknownEventTypeException>(store.Store.QuerySession().Events.FetchStreamAsync("order-1"));
    }

    [Fact]
    public async Task A_body_that_does_not_fit_is_said_to_be_unreadable()
    {
        await using var store = await MartenStore.CreateAsync();
        await store.AppendAsync("order-1", new OrderPlaced("tea", 1));
        await store.ExecuteAsync("""update mt_events set data = '{"Quantity": "many"}'""");

        var e = await Should.ThrowAsync<EventDeserializationFailureException>(store.Store.QuerySession().Events.FetchStreamAsync("order-1"));
        e.Sequence.ShouldBe(1);
    }

    [Theory]
    [InlineData(typeof(OrderLineAdded), "order_line_added")]
    [InlineData(typeof(SMSMessageSent), "sms_message_sent")]
    [InlineData(typeof(Tier3Up), "tier_3_up")]
    [InlineData(typeof(V2Order), "v2_order")]
    [InlineData(typeof(CustomerEventV2), "customer_event_v2")]
    public async Task Aliases_are_made_from_class_names(Type type, string alias)
    {
        await using var store = await MartenStore.CreateAsync();
        await using var session = store.Store.LightweightSession();
        var e = session.Events.BuildEvent(Activator.CreateInstance(type)!);
        (e.EventTypeName, e.DotNetTypeName).ShouldBe((alias, $"{type.FullName}, {type.Assembly.GetName().Name}"));
    }
}

public record OrderLineAdded;

public record SMSMessageSent;

public record Tier3Up;

public record V2Order;

public record CustomerEventV2;
