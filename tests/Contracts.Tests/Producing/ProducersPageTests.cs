using System.Text.RegularExpressions;
using Confluent.Kafka;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Decoding.Forms;
using EventPlatform.Contracts.Tests.Decoding;
using EventPlatform.Contracts.Tests.Documents;
using EventPlatform.TestKit;

namespace EventPlatform.Contracts.Tests.Producing;

/// <summary><c>docs/producers.md</c>: its C# is compiled and sends what the decoder takes; its other snippets name the same headers and topic.</summary>
public sealed partial class ProducersPageTests
{
    private static readonly string[] Required = ["ce_specversion", "ce_id", "ce_source", "ce_type", "ce_orgid", "content-type"];
    private static readonly string Page = Read("docs/producers.md");

    [Fact]
    public void The_snippet_in_CSharp_is_the_class_that_is_tested_here() =>
        Snippet("csharp").ShouldBe(Read("tests/Contracts.Tests/Producing/EventProducer.cs").Replace("namespace EventPlatform.Contracts.Tests.Producing;\n\n", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("csharp")]
    [InlineData("python")]
    [InlineData("java")]
    [InlineData("go")]
    [InlineData("js")]
    public void Every_snippet_sends_the_headers_of_the_contract_to_its_topic(string language)
    {
        var snippet = Snippet(language);

        snippet.ShouldContain(new Hosting.Configuration.KafkaTopics().CustomerEvents);
        foreach (var header in Required)
            snippet.ShouldContain($"{header}");
        AttributeHeader().Matches(snippet).Select(match => match.Value).ShouldBeSubsetOf(BinaryExtensions.Known);
    }

    [Fact]
    public async Task What_the_producer_in_CSharp_sends_is_accepted()
    {
        var record = await SendAsync();

        var accepted = record.Accept();

        accepted.Name.ShouldBe("transactionAdded");
        accepted.Event.StreamKey.ShouldBe("100:4711");
        accepted.Occurred.ShouldBe(Records.Received);
    }

    [Fact]
    public void The_commands_for_kcat_send_events_that_are_accepted_and_one_that_is_not()
    {
        var decoded = KcatCommand().Matches(Page).Select(command => Records.Record(
            Records.Header("x", command.Groups["value"].Value).Value, command.Groups["key"].Value, InputTopic.CustomerEvents,
            [.. KcatHeader().Matches(command.Value).Select(header => Records.Header(header.Groups[1].Value, header.Groups[2].Value))])).Select(record => record.Decode()).ToArray();

        decoded.Length.ShouldBe(3);
        decoded[0].Accepted!.Event.Fingerprint.ShouldBe(decoded[1].Accepted!.Event.Fingerprint);
        decoded[0].Accepted!.Event.Id.ShouldBe(decoded[1].Accepted!.Event.Id);
        decoded[2].Rejection!.Path.ShouldBe("/data/context/amount");
    }

    private static async Task<IncomingRecord> SendAsync()
    {
        var topic = await TestKafka.CreateTopicAsync("customer-events");
        var broker = (await TestKafka.BrokerAsync()).BootstrapServers;
        using (var producer = new EventProducer(broker, topic))
            await producer.SendAsync(100, "4711", "transactionAdded", "bill-1", Records.Received, new { transactionId = "bill-1", amount = 129.90m });
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig { BootstrapServers = broker, GroupId = topic, AutoOffsetReset = AutoOffsetReset.Earliest }).Build();
        consumer.Subscribe(topic);
        var message = consumer.Consume(TimeSpan.FromSeconds(60)).Message;
        return Records.Record(message.Value, global::System.Text.Encoding.UTF8.GetString(message.Key), InputTopic.CustomerEvents,
            [.. message.Headers.Select(header => new RecordHeader(header.Key, header.GetValueBytes()))]);
    }

    private static string Snippet(string language)
    {
        var start = Page.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return Page[start..Page.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(DocumentFile.Checkout(), path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"\bce_[a-z]+")]
    private static partial Regex AttributeHeader();

    [GeneratedRegex(@"echo '(?<key>[^#]+)#(?<value>[^']+)' \|\n(    .*\n)+")]
    private static partial Regex KcatCommand();

    [GeneratedRegex(@"-H ([^= ]+)=(\S+)")]
    private static partial Regex KcatHeader();
}
