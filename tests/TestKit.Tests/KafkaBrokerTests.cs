using Confluent.Kafka;
using EventPlatform.Embedded.Kafka;

namespace EventPlatform.TestKit.Tests;

public sealed class KafkaBrokerTests
{
    [Fact]
    public async Task A_record_comes_back_from_a_topic_of_the_tests_own()
    {
        var broker = await TestKafka.BrokerAsync();
        var topic = await TestKafka.CreateTopicAsync("round-trip", partitions: 3);

        await ProduceAsync(broker.BootstrapServers, topic, "hello");

        Read(broker.BootstrapServers, topic, count: 1).ShouldBe(["hello"]);
        PartitionsOf(broker.BootstrapServers, topic).ShouldBe(3);
    }

    [FactNeeding(Part.Transactions)]
    public async Task Aborted_records_stay_hidden()
    {
        var broker = await TestKafka.BrokerAsync();
        var topic = await TestKafka.CreateTopicAsync("aborted", partitions: 1);
        using var producer = new ProducerBuilder<Null, string>(new ProducerConfig
        {
            BootstrapServers = broker.BootstrapServers,
            TransactionalId = TestKafka.UniqueName("transaction"),
        }).Build();
        producer.InitTransactions(TimeSpan.FromSeconds(30));

        await InTransactionAsync(producer, topic, "aborted", () => producer.AbortTransaction());
        await InTransactionAsync(producer, topic, "committed", () => producer.CommitTransaction());

        Read(broker.BootstrapServers, topic, count: 1).ShouldBe(["committed"]);
    }

    [FactNeeding(Part.BrokerFaults)]
    public async Task Three_nodes_take_records_while_one_is_dead_and_after_it_is_back()
    {
        await using var cluster = await TestKafka.StartClusterAsync(new() { Nodes = 3 });
        await cluster.CreateTopicAsync("orders", partitions: 3);

        await ProduceAsync(cluster.BootstrapServers, "orders", "all alive");
        await cluster.KillAsync(2);
        await ProduceAsync(cluster.BootstrapServers, "orders", "one dead");
        await cluster.StartAgainAsync(2);
        await ProduceAsync(cluster.BootstrapServers, "orders", "back");

        Read(cluster.BootstrapServers, "orders", count: 3).ShouldBe(["all alive", "one dead", "back"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_mock_broker_that_is_down_takes_nothing_until_it_is_up()
    {
        await using var mock = new MockKafka();
        await mock.CreateTopicAsync("orders", partitions: 1);

        mock.TakeDown(1);
        var sent = ProduceAsync(mock.BootstrapServers, "orders", "patient");
        sent.IsCompleted.ShouldBeFalse();
        mock.BringUp(1);
        await sent;

        Read(mock.BootstrapServers, "orders", count: 1).ShouldBe(["patient"]);
    }

    private static async Task InTransactionAsync(IProducer<Null, string> producer, string topic, string value, Action end)
    {
        producer.BeginTransaction();
        await producer.ProduceAsync(topic, new() { Value = value });
        end();
    }

    private static async Task ProduceAsync(string brokers, string topic, string value)
    {
        var settings = new ProducerConfig { BootstrapServers = brokers, Acks = Acks.All, ReconnectBackoffMaxMs = 200 };
        using var producer = new ProducerBuilder<Null, string>(settings).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        await producer.ProduceAsync(topic, new() { Value = value });
    }

    private static List<string> Read(string brokers, string topic, int count)
    {
        var settings = new ConsumerConfig
        {
            BootstrapServers = brokers,
            GroupId = TestKafka.UniqueName("reader"),
            AutoOffsetReset = AutoOffsetReset.Earliest,
            IsolationLevel = IsolationLevel.ReadCommitted,
        };
        using var consumer = new ConsumerBuilder<Ignore, string>(settings).Build();
        consumer.Subscribe(topic);
        var values = Enumerable.Range(0, count).Select(_ => consumer.Consume(TimeSpan.FromSeconds(30))?.Message.Value ?? "nothing").ToList();
        consumer.Close();
        return values;
    }

    private static int PartitionsOf(string brokers, string topic)
    {
        using var client = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = brokers }).Build();
        return client.GetMetadata(topic, TimeSpan.FromSeconds(10)).Topics.Single().Partitions.Count;
    }
}
