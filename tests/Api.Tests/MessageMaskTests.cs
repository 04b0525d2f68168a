using System.Text;
using EventPlatform.Api.Interactions;
using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Personal;

namespace EventPlatform.Api.Tests;

[Collection(SharedApi.Name)]
public sealed class MessageMaskTests(ApiHost api)
{
    [Fact]
    public async Task One_time_passwords_of_a_message_are_shown_nowhere()
    {
        var customer = Samples.NewCustomer();
        await api.AppendAsync(customer, Message());
        using var http = api.As("reader");

        var entry = (await http.JsonAsync($"/v1/orgs/100/customers/{customer}/timeline")).GetProperty("items")[0];
        var alone = await http.JsonAsync($"/v1/orgs/100/events/{entry.Text("id")}");

        foreach (var shown in new[] { entry, alone })
        {
            var personal = shown.GetProperty("personal");
            (personal.Text("receiver"), personal.Text("subject"), personal.Text("body")).ShouldBe(("+4930123456", "Your code ****", "Use **** within 5 minutes"));
            shown.GetRawText().ShouldNotContain("482913");
        }
    }

    [Fact]
    public void Only_messages_are_masked_and_only_where_it_is_asked_for()
    {
        var personal = Message().Personal;

        new MessageMask(MaskOtp: false).Of("interactionRecorded", personal).ShouldBeSameAs(personal);
        new MessageMask(MaskOtp: true).Of("customerAdded", personal).ShouldBeSameAs(personal);
        new MessageMask(MaskOtp: true).Of("interactionRecorded", null).ShouldBeNull();
        new MessageMask(MaskOtp: true).Of("interactionRecorded", PersonalData.None).ShouldBeSameAs(PersonalData.None);
    }

    private static InteractionRecorded Message() => new()
    {
        Name = "interactionRecorded",
        Occurred = Samples.Noon,
        Received = Samples.Noon,
        Context = new EventContext([new("channel", ContextValue.Of("SMS"))]),
        Personal = new PersonalData(Encoding.UTF8.GetBytes("""{"receiver":"+4930123456","subject":"Your code 482913","body":"Use 482913 within 5 minutes"}""")),
    };
}
