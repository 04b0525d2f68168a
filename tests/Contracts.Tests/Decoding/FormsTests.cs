using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using static EventPlatform.Contracts.Tests.Decoding.Records;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>Each of the four forms is taken, and says the same in the store [spec 01.2].</summary>
public sealed class FormsTests
{
    [Fact]
    public void A_structured_event_is_stored_with_all_its_parts()
    {
        var accepted = Structured(Fixture("purchase.structured.json")).Accept();

        accepted.Event.Id.ShouldBe(EventIdentity.OfSource(100, "/shop/bills", "bill-1"));
        accepted.Event.StreamKey.ShouldBe("100:c-7");
        accepted.Name.ShouldBe("transactionAdded");
        accepted.Form.ShouldBe(RecordForm.Structured);
        accepted.OrgId.ShouldBe(100);
        accepted.Occurred.ShouldBe(new DateTimeOffset(2025, 7, 29, 4, 0, 0, TimeSpan.Zero));

        var stored = accepted.Read<TransactionAdded>();
        stored.Name.ShouldBe("transactionAdded");
        stored.Occurred.ShouldBe(accepted.Occurred);
        stored.Received.ShouldBe(Received);
        stored.Context.Number("amount").ShouldBe(22.2m);
        stored.Context.Text("transactionId").ShouldBe("50952");
        stored.Context.Text("billNumber").ShouldBe("B/1");
        stored.Context.Text("channelOfSale").ShouldBe("café");
        stored.Context["tags"].List!.Select(tag => tag.Text).ShouldBe(["new", "gift"]);
        stored.Context["note"].IsMissing.ShouldBeTrue();
        stored.LineItems.ShouldBe([new LineItem("11", 1, 10.2m, Category: "tea"), new LineItem("22", 2, 12, 14.8m, Brand: "Own")]);
    }

    [Fact]
    public void Personal_fields_go_their_own_way()
    {
        var personal = Structured(Fixture("purchase.structured.json")).Accept().Event.Personal;

        personal.Reveal("firstName").ShouldBe("Seven");
        personal.Reveal("customer.mobile").ShouldBe("919000000007");
        personal.Reveal("customer.email").ShouldBe("seven@example.com");
        personal.Reveal("customer.externalId").ShouldBe("X-7");
    }

    [Fact]
    public void Headers_in_the_store_say_where_it_came_from()
    {
        var record = Structured(Fixture("purchase.structured.json"));

        var accepted = record.Accept();

        var headers = accepted.Headers();
        headers["fp"]!.GetValue<string>().ShouldBe(accepted.Event.Fingerprint.ToString("N"));
        headers["source"]!.GetValue<string>().ShouldBe("/shop/bills");
        headers["sourceId"]!.GetValue<string>().ShouldBe("bill-1");
        headers["form"]!.GetValue<string>().ShouldBe("structured");
        headers["dataschema"]!.GetValue<string>().ShouldBe("https://shop.example/bill/1");
        headers["kafkaTs"]!.GetValue<long>().ShouldBe(record.Timestamp.ToUnixTimeMilliseconds());
        headers.Count.ShouldBe(6);
    }

    [Fact]
    public void Binary_mode_stores_the_same_event()
    {
        var structured = Structured(Purchase()).Accept();

        var binary = Binary(Purchase()).Accept();

        binary.Form.ShouldBe(RecordForm.Binary);
        binary.Event.Id.ShouldBe(structured.Event.Id);
        binary.Event.Fingerprint.ShouldBe(structured.Event.Fingerprint);
        binary.DataText().ShouldBe(structured.DataText());
    }

    [Fact]
    public void Extension_attributes_of_binary_mode_are_kept_though_nobody_knows_them()
    {
        var accepted = Binary(
            Purchase(), "100:c-7", Header("ce_sequence", "a\"7"), Header("ce_sequence", "8"), Header("ce_not-one", "x"), new RecordHeader("ce_bytes", [0xFF])).Accept();

        accepted.Event.Personal.Reveal("ce_sequence").ShouldBe("a\"7");
        global::System.Text.Encoding.UTF8.GetString(accepted.Event.Personal.Reveal().Span).ShouldBe("""{"ce_sequence":"a\"7"}""");
        accepted.Event.Fingerprint.ShouldBe(Structured(Purchase()).Accept().Event.Fingerprint);
    }

    [Fact]
    public void Extension_attributes_are_bounded_because_headers_are_not()
    {
        RecordHeader[] many = [.. Enumerable.Range(0, 100).Select(i => Header($"ce_x{i}", "7"))];
        Binary(Purchase(), "100:c-7", many).Accept();

        var tooMany = Binary(Purchase(), "100:c-7", [.. many, Header("ce_y", "7")]).Refuse();
        var tooLong = Binary(Purchase(), "100:c-7", Header("ce_blob", new string('x', 4_097))).Refuse();
        var tooLongName = Binary(Purchase(), "100:c-7", Header("ce_" + new string('x', 51), "7")).Refuse();

        tooMany.Message.ShouldBe("record: found more extension attributes; expected at most 100");
        tooLong.Message.ShouldBe("/blob: found a text of 4097 characters; expected a text of at most 4,096 characters under a name of at most 50");
        new[] { tooMany.Code, tooLong.Code, tooLongName.Code }.ShouldAllBe(code => code == ErrorCode.BadField);
    }

    [Fact]
    public void A_flat_notification_is_mapped_by_its_name()
    {
        var accepted = Notification(Fixture("transaction-added.flat.json"), "50952:564709342").Accept();

        accepted.Form.ShouldBe(RecordForm.Flat);
        accepted.Event.Id.ShouldBe(EventIdentity.OfSource(50952, "capillary", "5b1ccd52-1111-4a57-8f0c-2d9d6f2b5e01"));
        accepted.Occurred.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1720440300000));
        var context = accepted.Read<TransactionAdded>().Context;
        context.Number("amount").ShouldBe(20);
        context.Text("transactionId").ShouldBe("889282751");
        context["billDate"].Instant.ShouldBe(accepted.Occurred);
        context["storeCode"].IsMissing.ShouldBeTrue();
    }

    [Fact]
    public void A_wrapped_notification_is_mapped_by_its_name()
    {
        var accepted = Notification(Fixture("customer-added.wrapped.json"), "150698:164875382").Accept();

        accepted.Form.ShouldBe(RecordForm.Wrapped);
        accepted.Occurred.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1683874799971));
        accepted.Event.CorrelationId.ShouldBe("0c52fc98594959bf0d577218bf565798");
        accepted.Read<CustomerAdded>().Context.Text("loyaltyType").ShouldBe("LOYALTY");
        accepted.Event.Personal.Reveal("firstName").ShouldBe("Some");
        accepted.Event.Personal.Reveal("mobile").ShouldBe("919000000001");
    }

    [Fact]
    public void A_badge_that_another_system_reports_is_an_external_one()
    {
        var accepted = Notification(Fixture("badge-earned.flat.json"), "50933:381921157").Accept();

        accepted.Event.Type.Alias.ShouldBe("externalBadgeEarned");
        accepted.Occurred.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1696315322450));
        var stored = accepted.Read<ExternalBadgeEarned>();
        stored.Name.ShouldBe("badgeEarned");
        stored.Context.Text("badgeId").ShouldBe("650c0896aefcde237f3dba43");
        stored.Context.Text("earnId").ShouldBe("651bb7bac983d041efbc78fc");
        stored.Context["earnedOn"].Instant.ShouldBe(accepted.Occurred);
        accepted.Event.Personal.Reveal("customer.email").ShouldBe("someone@example.com");
    }

    [Fact]
    public void The_payload_is_kept_byte_for_byte()
    {
        var record = Structured(Fixture("purchase.structured.json"));

        record.Accept().Event.Payload.Reveal().ToArray().ShouldBe(record.Value);
    }
}
