using System.Text.Json.Nodes;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Events;
using static EventPlatform.Contracts.Tests.Decoding.Records;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>Notifications as the source really sends them [spec 01.2, 02.1; Capillary event schema pages].</summary>
public sealed class NotificationTests
{
    private static JsonObject Flat(string name, string data) => JsonNode.Parse(
        $$"""{"eventName":"{{name}}","eventId":"e-1","orgId":100,"createdAt":1753783200000,"data":{{data}}}""")!.AsObject().WithCustomer();

    private static JsonObject Bill(string type = "REGULAR") =>
        JsonNode.Parse(Fixture("transaction-added.flat.json"))!.AsObject().With("/data/billType", $"\"{type}\"");

    [Fact]
    public void A_bill_of_type_RETURN_is_a_return_and_names_no_purchase()
    {
        var accepted = Decoded(Bill("RETURN").With("/data/amount", "-20.50").With("/data/grossAmount", "-24"), "50952:564709342");

        accepted.Name.ShouldBe("transactionReturned");
        accepted.Occurred.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1720440300000));
        var context = accepted.Read<TransactionReturned>().Context;
        context.Number("amount").ShouldBe(20.5m);
        context.Number("grossAmount").ShouldBe(24);
        context.Text("returnId").ShouldBe("889282751");
        context["transactionId"].IsMissing.ShouldBeTrue();
    }

    [Fact]
    public void So_is_one_in_CloudEvents_form()
    {
        var context = Structured(Purchase().With("/data/context/billType", "\"RETURN\"").With("/data/context/amount", "-3"))
            .Accept().Read<TransactionReturned>().Context;

        context.Text("returnId").ShouldBe("t-1");
        context.Number("amount").ShouldBe(3);
        context["transactionId"].IsMissing.ShouldBeTrue();
    }

    [Theory]
    [InlineData("{\"currentLabel\":\"Deleted\",\"reason\":\"asked\"}", "DELETED")]
    [InlineData("{\"currentStatus\":\"INACTIVE\",\"currentLabel\":\"Deleted\"}", "DELETED")]
    [InlineData("{\"currentStatus\":\"ACTIVE\",\"currentLabel\":\"Active\"}", "ACTIVE")]
    public void The_status_of_a_customer_is_found_under_its_label_too(string customerStatus, string status) =>
        Decoded(Flat("customerUpdated", $$"""{"customerStatus":{{customerStatus}},"firstName":"A"}"""))
            .Read<CustomerUpdated>().Context.Text("status").ShouldBe(status);

    [Fact]
    public void Numbers_that_come_as_texts_are_numbers() =>
        Decoded(Flat("pointsExpired", """{"pointsExpired":"14.000","loyaltyProgramId":"973"}"""))
            .Read<PointsExpired>().Context.Number("points").ShouldBe(14);

    [Theory]
    [InlineData("pointsIssued", """{"totalPointsIssued":100,"loyaltyProgramId":7}""", "points", "100")]
    [InlineData("tierUpgraded", """{"previousTierNumber":1,"upgradedTierNumber":2}""", "tier", "2")]
    [InlineData("tierDowngraded", """{"downgradedTierNumber":1}""", "tier", "1")]
    [InlineData("targetCustomerEnrolment", """{"targetId":2711,"targetGroupId":2514,"targetPeriodId":29318}""", "targetRuleId", "2711")]
    [InlineData("customerSubscription", """{"subscriptions":[{"channel":"SMS","currentStatus":"optin","priority":"BULK"}]}""", "status", "OPTIN")]
    [InlineData("streakCustomerEnrolment", """{"streakEnrolmentData":[{"streakId":"5717"}]}""", "streakId", "5717")]
    public void Fields_are_found_under_the_sources_own_names(string name, string data, string code, string value)
    {
        var accepted = Decoded(Flat(name, data));

        accepted.Event.Type.ShouldBe(EventTypes.Customer[name]);
        ((CustomerEvent)Stored(accepted)).Context.Text(code).ShouldBe(value);
    }

    [Fact]
    public void A_free_name_shows_the_scalars_that_stand_directly_in_its_data()
    {
        var data = """{"campaign":"x","score":7.50,"won":true,"when":null,"bad-code":1,"Score":2,"nested":{"a":1},"tags":["a"],"mobile":"919000000001"}""";

        var accepted = Decoded(Flat("gamePlayed", data));

        accepted.Name.ShouldBe("gamePlayed");
        accepted.Read<CustomerEventOccurred>().Context.Fields.Select(field => field.Code).ShouldBe(["campaign", "score", "won", "tags"]);
        accepted.Event.Personal.Reveal("mobile").ShouldBe("919000000001");
    }

    [Theory]
    [InlineData("targetValueAchieved")]
    [InlineData("badgeRevoked")]
    [InlineData("streakStart")]
    public void Outcomes_of_another_system_stand_on_the_timeline(string name) =>
        Decoded(Flat(name, """{"achievedTargetValue":"3.000"}""")).Event.Type.ShouldBe(EventTypes.AnyCustomerEvent);

    [Theory]
    [InlineData("eventType", "\"150698_customerAdded\"")]
    [InlineData("eventType", "\"customerAdded\"")]
    public void The_wrapped_form_says_its_name_in_eventType_too(string member, string value)
    {
        var wrapped = JsonNode.Parse(Fixture("customer-added.wrapped.json"))!.AsObject().With($"/{member}", value).With("/attributes/eventName", null);

        Decoded(wrapped, "150698:164875382").Name.ShouldBe("customerAdded");
    }

    [Theory]
    [InlineData("/eventId", null, ErrorCode.MissingField, "/id")]
    [InlineData("/orgId", null, ErrorCode.MissingField, "/orgid")]
    [InlineData("/orgId", "50952.5", ErrorCode.BadField, "/orgid")]
    [InlineData("/eventName", "7", ErrorCode.BadField, "/type")]
    [InlineData("/eventName", "\"Coupon Applied\"", ErrorCode.BadName, "/type")]
    [InlineData("/createdAt", "\"today\"", ErrorCode.BadField, "/time")]
    [InlineData("/createdAt", "99999999999999999", ErrorCode.BadField, "/time")]
    [InlineData("/data/customerIdentifiers", null, ErrorCode.MissingField, "/data/customer/id")]
    [InlineData("/data/customerIdentifiers/customerId", "\"a:b\"", ErrorCode.BadField, "/data/customer/id")]
    [InlineData("/data/amount", null, ErrorCode.MissingField, "/data/context/amount")]
    [InlineData("/data/amount", "\"many\"", ErrorCode.BadField, "/data/context/amount")]
    [InlineData("/data/extendedFields", "[1e400]", ErrorCode.BadField, "/data/extendedFields/0")]
    [InlineData("/data", "[]", ErrorCode.MissingField, "/data/customer/id")]
    public void Faults_are_told_in_the_structured_forms_terms(string pointer, string? value, ErrorCode code, string path)
    {
        var rejection = Notification(Bill().With(pointer, value).ToJsonString(), "50952:564709342").Refuse();

        rejection.Code.ShouldBe(code);
        rejection.Path.ShouldBe(path);
        rejection.Form.ShouldBe(RecordForm.Flat);
    }

    [Theory]
    [InlineData("1720440300000", 1720440300000)]
    [InlineData("\"2024-07-08T12:05:00Z\"", 1720440300000)]
    [InlineData("\"2024-07-08 12:05:00\"", 1720440349027)]
    [InlineData("null", 1720440349027)]
    public void It_happened_when_the_bill_says_where_that_is_a_moment(string billDate, long occurred) =>
        Decoded(Bill().With("/data/billDate", billDate), "50952:564709342").Occurred.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(occurred));

    [Fact]
    public void Without_any_time_it_happened_when_it_was_received() =>
        Decoded(Bill().With("/data/billDate", null).With("/createdAt", null), "50952:564709342").Occurred.ShouldBe(Received);

    [Fact]
    public void On_the_topic_of_system_events_it_is_about_nobody()
    {
        var accepted = Notification("""{"eventName":"rewardCreated","eventId":"e-1","orgId":100,"data":{"rewardId":7}}""", null, InputTopic.SystemEvents).Accept();

        accepted.Event.StreamKey.ShouldBe("100:~s:rewardCreated");
        accepted.Read<SystemEventOccurred>().Context.Number("rewardId").ShouldBe(7);
        Notification(Bill().ToJsonString(), null, InputTopic.SystemEvents).Refuse().Path.ShouldBe("/type");
    }

    private static AcceptedEvent Decoded(JsonObject value, string key = "100:c-7") => Notification(value.ToJsonString(), key).Accept();

    private static object Stored(AcceptedEvent accepted) =>
        global::System.Text.Json.JsonSerializer.Deserialize(accepted.Event.Data.Span, accepted.Event.Type.ClrType, StoredEventReader.Options)!;
}

file static class Customers
{
    public static JsonObject WithCustomer(this JsonObject notification) => notification.With("/data/customerIdentifiers", """{"customerId":"c-7"}""");
}
