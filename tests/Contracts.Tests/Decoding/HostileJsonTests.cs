using System.Text;
using EventPlatform.Contracts.Decoding;
using static EventPlatform.Contracts.Tests.Decoding.Records;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>What JSON allows and a record may not hold, wherever it stands [spec 01.3].</summary>
public sealed class HostileJsonTests
{
    [Theory]
    [InlineData("\"id\":\"bill-1\"", "\"id\":\"bill-1\",\"id\":\"bill-2\"", "/id", "the name a second time")]
    [InlineData("\"id\":\"bill-1\"", "\"id\":\"bill-1\",\"\\u0069d\":\"bill-2\"", "/id", "the name a second time")]
    [InlineData("\"amount\":22.2", "\"amount\":22.2,\"amount\":22.2", "/data/context/amount", "the name a second time")]
    [InlineData("\"id\":\"bill-1\"", "\"id\":\"bill-1\",\"x\":{\"a\":[{},{\"b~/\":1,\"b~/\":2}]}", "/x/a/1/b~0~1", "the name a second time")]
    [InlineData("\"t-1\"", "\"t\\u0000\"", "/data/context/transactionId", "a NUL character")]
    [InlineData("\"t-1\"", "\"t\\uD800\"", "/data/context/transactionId", "half of a surrogate pair")]
    [InlineData("\"t-1\"", "\"\\uDC00\\uD800\"", "/data/context/transactionId", "half of a surrogate pair")]
    [InlineData("\"t-1\"", "\"\\uD83D \\uDE00\"", "/data/context/transactionId", "half of a surrogate pair")]
    [InlineData("\"amount\":22.2", "\"amount\":22.2,\"b\\u0000\":1", "/data/context/b\\u0000", "a NUL character")]
    public void It_is_a_bad_field(string good, string bad, string path, string found)
    {
        var rejection = Structured(Purchase().ToJsonString().Replace(good, bad, StringComparison.Ordinal)).Refuse();

        rejection.Code.ShouldBe(ErrorCode.BadField);
        rejection.Path.ShouldBe(path);
        rejection.Message.ShouldStartWith($"{path}: found {found}; expected ");
    }

    [Fact]
    public void A_pair_of_surrogates_is_a_character()
    {
        var accepted = Structured(Purchase().ToJsonString().Replace("\"t-1\"", "\"\\ud83d\\ude00\\n\"", StringComparison.Ordinal)).Accept();

        accepted.Read<Contracts.Events.TransactionAdded>().Context.Text("transactionId").ShouldBe("😀\n");
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(30_000, true)]
    public void Depth_has_an_end(int levels, bool tooDeep)
    {
        var deep = new string('[', levels) + new string(']', levels);

        var rejection = Structured(Purchase().ToJsonString().Replace("\"source\"", $"\"deep\":{deep},\"source\"", StringComparison.Ordinal)).Decode().Rejection;

        (rejection is not null).ShouldBe(tooDeep);
        rejection?.Code.ShouldBe(ErrorCode.BadField);
        rejection?.Message.ShouldEndWith("found a value deeper than 64 levels; expected at most 64 levels");
    }

    [Fact]
    public void The_place_of_a_fault_in_binary_mode_is_that_of_the_structured_form()
    {
        var record = Binary(Purchase());
        var value = Encoding.UTF8.GetBytes("""{"customer":{"id":"c-7"},"context":{"transactionId":"t","amount":1,"amount":2}}""");
        Record(value, "100:c-7", InputTopic.CustomerEvents, [.. record.Headers]).Refuse().Path.ShouldBe("/data/context/amount");
    }

    [Theory]
    [InlineData("ce_id", "another", "/id", "the header a second time, with another value")]
    [InlineData("ce_time", "now", "/time", "the header a second time, with another value")]
    public void A_repeated_header_that_differs_is_a_bad_field(string name, string value, string path, string found)
    {
        var rejection = Binary(Purchase(), "100:c-7", Header(name, value)).Refuse();

        rejection.Code.ShouldBe(ErrorCode.BadField);
        rejection.Path.ShouldBe(path);
        rejection.Message.ShouldContain(found);
    }

    [Fact]
    public void A_repeated_header_that_says_the_same_is_none_too_many() => Binary(Purchase(), "100:c-7", Header("ce_id", "bill-1")).Accept();

    [Fact]
    public void A_header_of_bytes_is_a_bad_field()
    {
        var rejection = Binary(Purchase().With("/subject", null), "100:c-7", new RecordHeader("ce_subject", [0xFF, 0xFE])).Refuse();

        rejection.Code.ShouldBe(ErrorCode.BadField);
        rejection.Path.ShouldBe("/subject");
        rejection.Message.ShouldStartWith("/subject: found ");
    }

    [Fact]
    public void A_header_without_value_is_absent()
    {
        var record = Binary(Purchase().With("/id", null), "100:c-7", new RecordHeader("ce_id", null));

        record.Refuse().Path.ShouldBe("/id");
    }
}
