using System.Text;
using EventPlatform.Contracts.Decoding;
using static EventPlatform.Contracts.Tests.Decoding.Records;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>NOT_JSON says where the value stops being what it should be [spec 01.6].</summary>
public sealed class NotJsonTests
{
    [Theory]
    [InlineData("   ")]
    [InlineData("{\"id\":1")]
    [InlineData("{\"id\":1,}")]
    [InlineData("{\"id\":01}")]
    [InlineData("{} {}")]
    [InlineData("{'id':1}")]
    [InlineData("{\"a\":\"\u0001\"}")]
    [InlineData("{\"a\":\"\\x\"}")]
    [InlineData("{/**/}")]
    public void What_is_no_JSON_is_refused_with_the_byte_where_it_stops(string value)
    {
        var rejection = Structured(value).Refuse();

        rejection.Code.ShouldBe(ErrorCode.NotJson);
        rejection.Message.ShouldMatch(@"^record: found what is no JSON from byte \d+ of \d+ on; expected one JSON object in UTF-8$");
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_no_JSON() =>
        Record([(byte)'{', (byte)'"', 0xC3, (byte)'"', (byte)':', (byte)'1', (byte)'}'], "100:c-7", InputTopic.CustomerEvents)
            .Refuse().Message.ShouldBe("record: found bytes that are not UTF-8 from byte 2 of 7 on; expected one JSON object in UTF-8");

    [Theory]
    [InlineData(5_000, 1)]
    [InlineData(511, 2)]
    [InlineData(512, 3)]
    [InlineData(1_030, 4)]
    public void The_first_byte_that_is_not_UTF_8_is_named_wherever_it_stands(int place, int width)
    {
        var character = Encoding.UTF8.GetBytes(new[] { "a", "é", "€", "😀" }[width - 1]);
        byte[] value = [.. Enumerable.Repeat(character, place).SelectMany(bytes => bytes), 0xFF, .. "after"u8];

        Record(value, "100:c-7", InputTopic.CustomerEvents).Refuse().Message
            .ShouldStartWith($"record: found bytes that are not UTF-8 from byte {place * width} of {value.Length} on;");
    }

    [Fact]
    public void An_empty_value_is_called_so() =>
        Structured("").Refuse().Message.ShouldBe("record: found an empty value; expected one JSON object in UTF-8");
}
