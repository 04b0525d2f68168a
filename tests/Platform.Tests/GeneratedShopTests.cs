using System.Buffers;
using System.Text;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Platform.Demo;
using EventPlatform.Platform.Demo.Records;

namespace EventPlatform.Platform.Tests;

public sealed class GeneratedShopTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DemoOptions Options = new(Kafka: null, Input: null, Keep: false, Records: 3_000, Customers: 200, Seed: 7);

    [Fact]
    public void The_same_seed_gives_the_same_records()
    {
        Texts(GeneratedShop.Generate(Options, Now)).ShouldBe(Texts(GeneratedShop.Generate(Options, Now)));
        Texts(GeneratedShop.Generate(Options with { Seed = 8 }, Now)).ShouldNotBe(Texts(GeneratedShop.Generate(Options, Now)));
    }

    [Fact]
    public void What_is_expected_adds_up_and_holds_every_kind_of_fault()
    {
        var input = GeneratedShop.Generate(Options, Now);
        var expected = input.Expected.ShouldNotBeNull();

        input.Records.Count.ShouldBe(Options.Records);
        (expected.Stored + expected.Duplicates + expected.DeadLetters.Values.Sum()).ShouldBe(Options.Records);
        expected.Duplicates.ShouldBeGreaterThan(0);
        expected.DeadLetters.Keys.ShouldBe(Fault.All.Select(fault => fault.Code.Text()), ignoreOrder: true);
    }

    [Fact]
    public void The_input_contract_refuses_exactly_the_faulty_records_each_for_its_reason()
    {
        var input = GeneratedShop.Generate(Options, Now);
        var decoder = new RecordDecoder(new DecoderOptions());

        var refused = input.Records.Select(record => decoder.Decode(Incoming(record), new ArrayBufferWriter<byte>()).Rejection?.Code.Text()).OfType<string>().CountBy(code => code);

        // Only the store can see that an id was used before for something else.
        refused.OrderBy(pair => pair.Key).ShouldBe(
            input.Expected!.DeadLetters.Where(pair => pair.Key != ErrorCode.IdConflict.Text())
                .Select(pair => KeyValuePair.Create(pair.Key, (int)pair.Value)).OrderBy(pair => pair.Key));
    }

    private static IncomingRecord Incoming(DemoRecord record) => new()
    {
        Input = InputTopic.CustomerEvents,
        Topic = "customer-events",
        Partition = 0,
        Offset = 0,
        Key = record.Key,
        Value = record.Value,
        Headers = [.. record.Headers.Select(header => new RecordHeader(header.Key, Encoding.UTF8.GetBytes(header.Value)))],
        Timestamp = Now,
        Received = Now,
    };

    private static IEnumerable<string> Texts(DemoInput input) =>
        input.Records.Select(record => $"{Encoding.UTF8.GetString(record.Key)} {Encoding.UTF8.GetString(record.Value ?? [])}");
}
