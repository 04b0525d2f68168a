using System.Text;
using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Decoding;
using static EventPlatform.Contracts.Tests.Decoding.Records;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>Instants as RFC 3339 writes them, and when an event happened [spec 01.4].</summary>
public sealed class TimeTests
{
    [Theory]
    [InlineData("2025-07-26T12:00:00Z", false)]
    [InlineData("2025-07-26T11:59:59.9999999Z", true)]
    [InlineData("0001-01-01T00:00:00Z", true)]
    [InlineData("2025-07-30T12:00:00Z", false)]
    public void A_customer_event_that_occurred_72_hours_before_it_was_received_bears_a_mark(string time, bool isLate)
    {
        var headers = Structured(Purchase().With("/time", $"\"{time}\"")).Accept().Headers();

        headers.ContainsKey("lateForCampaigns").ShouldBe(isLate);
    }

    [Fact]
    public void How_long_that_is_can_be_configured_and_system_events_bear_no_mark()
    {
        var lateAfterAnHour = new DecoderOptions { LateAfter = TimeSpan.FromHours(1) };
        var old = Purchase().With("/time", "\"2025-07-29T10:59:59Z\"");

        Structured(old).Accept(lateAfterAnHour).Headers()["lateForCampaigns"]!.GetValue<bool>().ShouldBeTrue();
        Records.System(old.With("/type", "\"system.priceDropped\"")).Accept(lateAfterAnHour).Headers().ContainsKey("lateForCampaigns").ShouldBeFalse();
    }

    [Theory]
    [InlineData("2010-12-01T08:26:00Z", "2010-12-01T08:26:00+00:00")]
    [InlineData("2010-12-01t08:26:00z", "2010-12-01T08:26:00+00:00")]
    [InlineData("2010-12-01T08:26:00.1+05:30", "2010-12-01T08:26:00.1+05:30")]
    [InlineData("2010-12-01T08:26:00.1234567-00:00", "2010-12-01T08:26:00.1234567+00:00")]
    [InlineData("2010-12-01T08:26:00.12345678901Z", "2010-12-01T08:26:00.1234567+00:00")]
    [InlineData("2010-12-01T08:26:00+14:00", "2010-12-01T08:26:00+14:00")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00+00:00")]
    [InlineData("2016-12-31T23:59:60.75Z", "2017-01-01T00:00:00+00:00")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00+00:00")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00+00:00")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999+00:00")]
    public void An_instant_is_read_and_written(string text, string written)
    {
        Rfc3339.TryParse(text, out var instant).ShouldBeTrue();
        Rfc3339.TryParse(Encoding.ASCII.GetBytes(text), out var same).ShouldBeTrue();

        same.ShouldBe(instant);
        Span<byte> form = stackalloc byte[Rfc3339.LongestForm];
        Encoding.ASCII.GetString(form[..Rfc3339.Write(instant, form)]).ShouldBe(written);
    }

    [Theory]
    [InlineData("2010-12-01")]
    [InlineData("2010-12-01T08:26:00")]
    [InlineData("2010-12-01 08:26:00Z")]
    [InlineData("2010-12-01T08:26Z")]
    [InlineData("2010-12-01T08:26:00.Z")]
    [InlineData("2010-12-01T08:26:00+0530")]
    [InlineData("2010-12-01T08:26:00+14:01")]
    [InlineData("2010-12-01T08:26:00+05:60")]
    [InlineData("2010-13-01T08:26:00Z")]
    [InlineData("2010-02-30T08:26:00Z")]
    [InlineData("2010-12-01T24:00:00Z")]
    [InlineData("2010-12-01T08:26:61Z")]
    [InlineData("0000-12-01T08:26:00Z")]
    [InlineData("0001-01-01T00:00:00+00:01")]
    [InlineData("9999-12-31T23:59:60Z")]
    [InlineData("9999-12-31T23:59:59-00:01")]
    [InlineData("２010-12-01T08:26:00Z")]
    [InlineData("2010-12-01T08:26:00Zx")]
    public void What_is_no_instant_is_refused(string text)
    {
        Rfc3339.TryParse(text, out _).ShouldBeFalse();
        Rfc3339.TryParse(Encoding.UTF8.GetBytes(text), out _).ShouldBeFalse();
    }

    [Fact]
    public void A_CloudEvent_without_time_happened_at_its_records_timestamp()
    {
        var record = Structured(Purchase().With("/time", null));

        record.Accept().Occurred.ShouldBe(record.Timestamp);
    }

    [Fact]
    public void The_offset_of_the_producer_is_kept() =>
        Structured(Purchase().With("/time", "\"2025-07-29T09:30:00.5+05:30\"")).Accept().DataText().ShouldContain("\"occurred\":\"2025-07-29T09:30:00.5+05:30\"");
}
