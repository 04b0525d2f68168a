using System.Text;
using System.Text.Json.Nodes;
using EventPlatform.Contracts.Decoding;
using static EventPlatform.Contracts.Tests.Decoding.Records;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>Every code of spec 01.6 is produced, with a message and a place that help.</summary>
public sealed class RejectionTests
{
    [Fact]
    public void A_null_value_is_a_tombstone() =>
        ShouldBe(Record(null, "100:c-7", InputTopic.CustomerEvents).Refuse(), ErrorCode.Tombstone, "", "record: found no value; expected an event");

    [Fact]
    public void A_value_over_64_KiB_is_too_large()
    {
        ShouldBe(
            Record(new byte[65_537], "100:c-7", InputTopic.CustomerEvents).Refuse(),
            ErrorCode.TooLarge, "", "record: found a value of 65537 bytes; expected at most 65536");
        var largest = Purchase().ToJsonString();
        Structured(largest + new string(' ', 65_536 - largest.Length)).Accept();
    }

    [Theory]
    [InlineData("{}", null, "an object of no known form")]
    [InlineData("[1]", null, "a list of 1")]
    [InlineData("7", "application/cloudevents+json", "a number")]
    [InlineData("[{}]", "application/cloudevents-batch+json", "the content type \"application/cloudevents-batch+json\"")]
    [InlineData("{}", "application/cloudevents+avro", "the content type \"application/cloudevents+avro\"")]
    [InlineData("{\"specversion\":\"1.0\"}", "application/json", "a CloudEvent without the header that says so")]
    public void A_form_that_nobody_knows_is_refused(string value, string? contentType, string found)
    {
        var headers = contentType is null ? Array.Empty<RecordHeader>() : [Header("content-type", contentType)];

        var rejection = Record(Encoding.UTF8.GetBytes(value), "100:c-7", InputTopic.CustomerEvents, headers).Refuse();

        rejection.Code.ShouldBe(ErrorCode.UnknownForm);
        rejection.Message.ShouldStartWith($"record: found {found}; expected a CloudEvent in structured mode");
    }

    [Fact]
    public void Attributes_without_the_version_are_no_CloudEvent()
    {
        var rejection = Record("{\"context\":{}}"u8.ToArray(), "100:c-7", InputTopic.CustomerEvents, Header("ce_id", "1"), Header("ce_orgid", "100")).Refuse();

        rejection.Code.ShouldBe(ErrorCode.UnknownForm);
        rejection.Message.ShouldStartWith("record: found ce_ headers without ce_specversion; expected a CloudEvent in structured mode");
    }

    [Theory]
    [InlineData("/specversion")]
    [InlineData("/id")]
    [InlineData("/source")]
    [InlineData("/type")]
    [InlineData("/orgid")]
    [InlineData("/data/customer/id")]
    [InlineData("/data/context/transactionId")]
    [InlineData("/data/context/amount")]
    public void A_required_field_may_neither_be_absent_nor_null(string pointer)
    {
        foreach (var value in new[] { null, "null" })
        {
            var rejection = Structured(Purchase().With(pointer, value)).Refuse();

            rejection.Code.ShouldBe(ErrorCode.MissingField);
            rejection.Path.ShouldBe(pointer);
            rejection.Message.ShouldStartWith($"{pointer}: found nothing; expected ");
        }
    }

    [Theory]
    [InlineData("/specversion", "\"0.3\"", "\"0.3\"", "the text \"1.0\"")]
    [InlineData("/specversion", "1.0", "1.0", "the text \"1.0\"")]
    [InlineData("/id", "\"\"", "\"\"", "a text of 1 to 100 characters")]
    [InlineData("/id", "17", "17", "a text of 1 to 100 characters")]
    [InlineData("/source", "\"a b\"", "\"a b\"", "a URI reference of 1 to 200 characters, other than capillary")]
    [InlineData("/source", "\"1:2\"", "\"1:2\"", "a URI reference of 1 to 200 characters, other than capillary")]
    [InlineData("/source", "\"a#b#c\"", "\"a#b#c\"", "a URI reference of 1 to 200 characters, other than capillary")]
    [InlineData("/source", "\"/a[1]\"", "\"/a[1]\"", "a URI reference of 1 to 200 characters, other than capillary")]
    [InlineData("/source", "\"http://[::1\"", "\"http://[::1\"", "a URI reference of 1 to 200 characters, other than capillary")]
    [InlineData("/source", "\"100%\"", "\"100%\"", "a URI reference of 1 to 200 characters, other than capillary")]
    [InlineData("/source", "\"capillary\"", "\"capillary\"", "a URI reference of 1 to 200 characters, other than capillary")]
    [InlineData("/type", "true", "true", "customer.<event name> or system.<event name>")]
    [InlineData("/type", "\"system.priceDropped\"", "\"system.priceDropped\"", "a type customer.<event name> on the topic of customer events")]
    [InlineData("/orgid", "\"100\"", "\"100\"", "the organisation, a positive 64-bit integer")]
    [InlineData("/orgid", "1.5", "1.5", "the organisation, a positive 64-bit integer")]
    [InlineData("/orgid", "9223372036854775808", "9223372036854775808", "the organisation, a positive 64-bit integer")]
    [InlineData("/time", "\"2025-07-29T09:30:00\"", "\"2025-07-29T09:30:00\"", "a date-time with an offset (RFC 3339), of the years 1 to 9999")]
    [InlineData("/time", "\"0000-01-01T00:00:00Z\"", "\"0000-01-01T00:00:00Z\"", "a date-time with an offset (RFC 3339), of the years 1 to 9999")]
    [InlineData("/time", "1722245400000", "1722245400000", "a date-time with an offset (RFC 3339), of the years 1 to 9999")]
    [InlineData("/subject", "\"c-8\"", "\"c-8\"", "the customer of /data/customer/id")]
    [InlineData("/datacontenttype", "\"text/xml\"", "\"text/xml\"", "application/json")]
    [InlineData("/data_base64", "\"e30=\"", "\"e30=\"", "JSON under data")]
    [InlineData("/data/context/amount", "\"12,50\"", "\"12,50\"", "a number: a 64-bit integer, or a decimal of at most 28 digits, not negative")]
    [InlineData("/data/context/amount", "-0.01", "-0.01", "a number: a 64-bit integer, or a decimal of at most 28 digits, not negative")]
    [InlineData("/data/context/lineItemCount", "1.5", "1.5", "a 64-bit integer")]
    [InlineData("/data/context/currencyCode", "826", "826", "a text of at most 4,096 characters")]
    [InlineData("/data/context/billDate", "\"yesterday\"", "\"yesterday\"", "a date-time with an offset (RFC 3339), or a date")]
    [InlineData("/data/context/extra", "{\"a\":1}", "an object", "a text of at most 4,096 characters, a number of at most 28 digits, a boolean, or a list of at most 100 of one kind")]
    [InlineData("/data/context/extra", "[1,\"a\"]", "a list of 2", "a text of at most 4,096 characters, a number of at most 28 digits, a boolean, or a list of at most 100 of one kind")]
    [InlineData("/data/context/extra", "12345678901234567890123456789", "12345678901234567890123456789", "a text of at most 4,096 characters, a number of at most 28 digits, a boolean, or a list of at most 100 of one kind")]
    [InlineData("/data/context/extra", "1e999999999", "1e999999999", "a text of at most 4,096 characters, a number of at most 28 digits, a boolean, or a list of at most 100 of one kind")]
    public void A_bad_field_is_named_with_what_was_found_and_what_was_expected(string pointer, string value, string found, string expected) =>
        ShouldBe(Structured(Purchase().With(pointer, value)).Refuse(), ErrorCode.BadField, pointer, $"{pointer}: found {found}; expected {expected}");

    [Theory]
    [InlineData("/shop/bills")]
    [InlineData("shop")]
    [InlineData("urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66")]
    [InlineData("https://user@[2001:db8::7]:8080/shop/a:b?q=1/2#top")]
    [InlineData("./a:b")]
    [InlineData("/a:b")]
    [InlineData("?a:b")]
    [InlineData("//shop/%20")]
    public void A_source_may_be_any_URI_reference(string source) => Structured(Purchase().With("/source", $"\"{source}\"")).Accept();

    [Theory]
    [InlineData("\"a:b\"")]
    [InlineData("\"~a\"")]
    [InlineData("\"\"")]
    [InlineData("\"a\\u0085b\"")]
    [InlineData("1.5")]
    [InlineData("true")]
    public void A_customer_id_has_its_own_rules(string id)
    {
        var rejection = Structured(Purchase().With("/data/customer/id", id)).Refuse();

        rejection.Code.ShouldBe(ErrorCode.BadField);
        rejection.Path.ShouldBe("/data/customer/id");
    }

    [Theory]
    [InlineData("retail.transactionAdded", "customer.<event name> or system.<event name>")]
    [InlineData("customer.", "a name of 1 to 100 letters, digits, _ or ., beginning with a letter")]
    [InlineData("customer.cart-left", "a name of 1 to 100 letters, digits, _ or ., beginning with a letter")]
    [InlineData("customer.4you", "a name of 1 to 100 letters, digits, _ or ., beginning with a letter")]
    [InlineData("customer.badgeEarned", "a name other than those that belong to the platform")]
    [InlineData("customer.clockAdvanced", "a name other than those that belong to the platform")]
    public void A_bad_name_is_refused(string type, string expected) =>
        ShouldBe(
            Structured(Purchase().With("/type", $"\"{type}\"")).Refuse(), ErrorCode.BadName, "/type", $"/type: found \"{type}\"; expected {expected}");

    [Theory]
    [InlineData("bill-no")]
    [InlineData("$item")]
    [InlineData("a.b")]
    [InlineData("")]
    [InlineData("AMOUNT")]
    public void A_bad_field_code_is_refused(string code)
    {
        var rejection = Structured(Purchase().With($"/data/context/{code}", "1")).Refuse();

        rejection.Code.ShouldBe(ErrorCode.BadFieldCode);
        rejection.Path.ShouldBe($"/data/context/{code}");
        rejection.Message.ShouldStartWith($"/data/context/{code}: found the code \"{code}\"; expected a code");
    }

    [Fact]
    public void A_customers_record_needs_a_key()
    {
        ShouldBe(Structured(Purchase(), key: null).Refuse(), ErrorCode.KeyMissing, "", "record: found no key; expected the key {orgid}:{customer id}");
        ShouldBe(Structured(Purchase(), key: "").Refuse(), ErrorCode.KeyMissing, "", "record: found an empty key; expected the key {orgid}:{customer id}");
    }

    [Fact]
    public void The_key_names_the_customer_of_the_value() => ShouldBe(
        Structured(Purchase(), key: "100:c-8").Refuse(),
        ErrorCode.KeyMismatch, "", "record: found the key \"100:c-8\"; expected the key of the event's customer, \"100:c-7\"");

    [Fact]
    public void An_event_of_the_day_after_tomorrow_is_refused()
    {
        ShouldBe(
            Structured(Purchase().With("/time", "\"2025-07-30T12:00:00.001Z\"")).Refuse(), ErrorCode.FutureTime, "/time",
            "/time: found 2025-07-30T12:00:00.001+00:00; expected at most 24 hours after the record was received, 2025-07-29T12:00:00+00:00");
        Structured(Purchase().With("/time", "\"2025-07-30T12:00:00Z\"")).Accept();
        Structured(Purchase().With("/time", "\"9999-12-31T23:59:59Z\"")).Refuse().Code.ShouldBe(ErrorCode.FutureTime);
        Structured(Purchase().With("/time", "\"0001-01-01T00:00:00Z\"")).Accept();
    }

    [Fact]
    public void Only_the_organisations_of_the_installation_may_send() => ShouldBe(
        Structured(Purchase()).Refuse(new DecoderOptions { Organisations = new HashSet<long> { 200 } }),
        ErrorCode.UnknownOrg, "/orgid", "/orgid: found 100; expected an organisation that this installation serves");

    [Fact]
    public void What_is_known_of_its_customer_helps_to_find_it_again()
    {
        var rejection = Structured(Purchase().With("/data/context/amount", "true")).Refuse();

        rejection.OrgId.ShouldBe(100);
        rejection.CustomerId.ShouldBe("c-7");
        rejection.Form.ShouldBe(RecordForm.Structured);
    }

    [Fact]
    public void Of_several_faults_the_first_code_of_the_table_is_given()
    {
        var value = Purchase().With("/time", "\"9999-01-01T00:00:00Z\"");
        Structured(value, key: "x").Refuse().Code.ShouldBe(ErrorCode.KeyMismatch);
        Structured(value, key: null).Refuse().Code.ShouldBe(ErrorCode.KeyMissing);
        value.With("/data/context/b-c", "1");
        Structured(value, key: null).Refuse().Code.ShouldBe(ErrorCode.BadFieldCode);
        value.With("/type", "\"customer.a b\"");
        Structured(value, key: null).Refuse().Code.ShouldBe(ErrorCode.BadName);
        value.With("/id", "false");
        Structured(value, key: null).Refuse().Path.ShouldBe("/id");
        value.With("/data/customer/id", null);
        Structured(value, key: null).Refuse().Path.ShouldBe("/data/customer/id");
        Record(Encoding.UTF8.GetBytes(value.ToJsonString()), null, InputTopic.CustomerEvents).Refuse().Code.ShouldBe(ErrorCode.UnknownForm);
        Structured(value.ToJsonString() + "]", key: null).Refuse().Code.ShouldBe(ErrorCode.NotJson);
    }

    [Fact]
    public void Long_values_are_shortened()
    {
        var message = Structured(Purchase().With("/data/context/amount", $"\"{new string('9', 4000)}\"")).Refuse().Message;

        message.ShouldStartWith($"/data/context/amount: found \"{new string('9', 40)}…\"; expected ");
    }

    [Fact]
    public void A_list_of_lines_names_the_line_that_is_bad()
    {
        var bill = Purchase().With("/data/context/lineItems", """[{"sku":"a","quantity":1,"amount":2},{"sku":"b","quantity":"1","amount":2}]""");
        Structured(bill).Refuse().Path.ShouldBe("/data/context/lineItems/1/quantity");
        bill["data"]!["context"]!["lineItems"]![1]!.AsObject().Remove("quantity");
        ShouldBe(
            Structured(bill).Refuse(), ErrorCode.MissingField, "/data/context/lineItems/1/quantity",
            "/data/context/lineItems/1/quantity: found nothing; expected a number: a 64-bit integer, or a decimal of at most 28 digits");
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_context_has_at_most_100_fields(int fields, bool accepted)
    {
        var value = Event("cartLeft", "{}");
        for (var i = 0; i < fields; i++)
            value["data"]!["context"]!.AsObject().Add($"f{i}", JsonValue.Create(i));
        value["data"]!["context"]!.AsObject().Add("absent", null);

        var rejection = Structured(value).Decode().Rejection;

        (rejection is null).ShouldBe(accepted);
        if (!accepted)
            ShouldBe(rejection!, ErrorCode.BadField, "/data/context", "/data/context: found 101 fields; expected at most 100");
    }

    [Theory]
    [InlineData(4096, true)]
    [InlineData(4097, false)]
    public void Lengths_count_characters_not_bytes(int characters, bool accepted)
    {
        var text = string.Concat(Enumerable.Repeat("😀", characters));

        var rejection = Structured(Event("cartLeft", $$"""{"text":"{{text}}"}""")).Decode().Rejection;

        (rejection is null).ShouldBe(accepted);
        rejection?.Path.ShouldBe("/data/context/text");
    }

    private static void ShouldBe(Rejection rejection, ErrorCode code, string path, string message)
    {
        rejection.Code.ShouldBe(code);
        rejection.Path.ShouldBe(path);
        rejection.Message.ShouldBe(message);
    }
}
