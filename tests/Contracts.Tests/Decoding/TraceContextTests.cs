using static EventPlatform.Contracts.Tests.Decoding.Records;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>The producer's trace goes on with the event; what is no trace context is dropped [spec 01.2].</summary>
public sealed class TraceContextTests
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public void A_valid_one_is_kept_with_its_state()
    {
        var accepted = Binary(Purchase(), "100:c-7", Header("traceparent", Parent), Header("tracestate", "shop=1")).Accept();

        accepted.TraceParent.ShouldBe(Parent);
        accepted.Headers()["traceparent"]!.GetValue<string>().ShouldBe(Parent);
        accepted.Headers()["tracestate"]!.GetValue<string>().ShouldBe("shop=1");
    }

    [Fact]
    public void It_may_come_as_an_attribute()
    {
        Structured(Purchase().With("/traceparent", $"\"{Parent}\"")).Accept().TraceParent.ShouldBe(Parent);
        Binary(Purchase().With("/traceparent", $"\"{Parent}\"")).Accept().TraceParent.ShouldBe(Parent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01")]
    [InlineData("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01")]
    [InlineData("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    public void Any_other_is_dropped_and_the_event_taken(string parent)
    {
        var accepted = Binary(Purchase(), "100:c-7", Header("traceparent", parent), Header("tracestate", "shop=1")).Accept();

        accepted.TraceParent.ShouldBeNull();
        accepted.Headers().ContainsKey("traceparent").ShouldBeFalse();
        accepted.Headers().ContainsKey("tracestate").ShouldBeFalse();
    }
}
