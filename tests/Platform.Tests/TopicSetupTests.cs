using Confluent.Kafka;
using Confluent.Kafka.Admin;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Platform.Topics;
using EventPlatform.TestKit;

namespace EventPlatform.Platform.Tests;

public sealed class TopicSetupTests
{
    private readonly KafkaTopics topics = new()
    {
        CustomerEvents = TestKafka.UniqueName("customer-events"),
        SystemEvents = TestKafka.UniqueName("system-events"),
        Notifications = TestKafka.UniqueName("notifications"),
        DeadLetter = TestKafka.UniqueName("dead-letter"),
        RelayProgress = TestKafka.UniqueName("relay-progress"),
    };

    [FactNeeding(Part.Administration)]
    public async Task Missing_topics_are_created_as_the_contract_has_them()
    {
        using var kafka = await AdminAsync();

        var results = await new TopicSetup(kafka).RunAsync(WantedTopic.All(topics, partitions: 3, replication: null));

        results.ShouldAllBe(result => result.IsNew && result.Differences.Count == 0);
        (await SettingAsync(kafka, topics.CustomerEvents, "message.timestamp.type")).ShouldBe("LogAppendTime");
        (await SettingAsync(kafka, topics.SystemEvents, "message.timestamp.type")).ShouldBe("LogAppendTime");
        (await SettingAsync(kafka, topics.RelayProgress, "cleanup.policy")).ShouldBe("compact");
        PartitionsOf(kafka, topics.CustomerEvents).ShouldBe(3);
        PartitionsOf(kafka, topics.RelayProgress).ShouldBe(1);
    }

    [FactNeeding(Part.Administration)]
    public async Task Creating_again_changes_nothing_and_finds_nothing_amiss()
    {
        using var kafka = await AdminAsync();
        var setup = new TopicSetup(kafka);
        await setup.RunAsync(WantedTopic.All(topics, partitions: 2, replication: null));

        var again = await setup.RunAsync(WantedTopic.All(topics, partitions: null, replication: null));

        again.Select(result => result.Topic).ShouldBe(topics.All, ignoreOrder: true);
        again.ShouldAllBe(result => !result.IsNew && result.Differences.Count == 0);
        PartitionsOf(kafka, topics.CustomerEvents).ShouldBe(2);
    }

    [FactNeeding(Part.Administration)]
    public async Task A_topic_that_differs_is_left_alone_and_every_difference_is_named()
    {
        using var kafka = await AdminAsync();
        await (await TestKafka.BrokerAsync()).CreateTopicAsync(topics.CustomerEvents, 2);

        var results = await new TopicSetup(kafka).RunAsync(WantedTopic.All(topics, partitions: 5, replication: null));

        var differences = results.Single(result => result.Topic == topics.CustomerEvents).Differences;
        differences.Count.ShouldBe(2);
        differences[0].ShouldBe("it has 2 partitions, 5 are wanted");
        differences[1].ShouldStartWith("message.timestamp.type is CreateTime, LogAppendTime is wanted");
        results.Count(result => result.IsNew).ShouldBe(4);
        PartitionsOf(kafka, topics.CustomerEvents).ShouldBe(2);
    }

    private static async Task<IAdminClient> AdminAsync() =>
        new AdminClientBuilder(new AdminClientConfig { BootstrapServers = (await TestKafka.BrokerAsync()).BootstrapServers }).Build();

    private static async Task<string> SettingAsync(IAdminClient kafka, string topic, string setting) =>
        (await kafka.DescribeConfigsAsync([new() { Type = ResourceType.Topic, Name = topic }])).Single().Entries[setting].Value;

    private static int PartitionsOf(IAdminClient kafka, string topic) =>
        kafka.GetMetadata(TimeSpan.FromSeconds(10)).Topics.Single(found => found.Topic == topic).Partitions.Count;
}
