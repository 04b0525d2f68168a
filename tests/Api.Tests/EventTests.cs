using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using EventPlatform.Contracts.Decoding;
using EventPlatform.EventStore.Appending;

namespace EventPlatform.Api.Tests;

/// <summary>One event by its identity, and the bytes that it came as.</summary>
[Collection(SharedApi.Name)]
public sealed class EventTests(ApiHost api) : IDisposable
{
    private readonly HttpClient _reader = api.As("reader"), _admin = api.As("admin"), _stranger = api.As("stranger"), _office = api.As("office");

    public void Dispose()
    {
        foreach (var client in new[] { _reader, _admin, _stranger, _office })
            client.Dispose();
    }

    [Fact]
    public async Task A_stored_event_is_shown_with_where_it_came_from()
    {
        var (id, customer, _) = await StoreAsync(time: "2025-07-25T11:59:59Z");

        var answer = await _reader.JsonAsync(Path(id));

        answer.Text("id").ShouldBe($"{id}");
        answer.Text("stream").ShouldBe($"100:{customer}");
        answer.Text("name").ShouldBe("cartLeft");
        answer.Long("version").ShouldBe(1);
        answer.Text("source").ShouldBe("/shop");
        answer.Text("form").ShouldBe("structured");
        answer.GetProperty("lateForCampaigns").GetBoolean().ShouldBeTrue();
        answer.GetProperty("context").GetProperty("items").GetRawText().ShouldBe("3");
        answer.GetProperty("personal").Text("email").ShouldBe("ada@example.com");
        var entry = (await _reader.JsonAsync($"/v1/orgs/{ApiHost.Org}/customers/{customer}/timeline")).GetProperty("items")[0];
        entry.Text("id").ShouldBe($"{id}");
        entry.GetProperty("lateForCampaigns").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task An_event_in_time_bears_no_mark()
    {
        var (id, _, _) = await StoreAsync(time: "2025-07-26T12:00:00Z");

        (await _reader.JsonAsync(Path(id))).TryGetProperty("lateForCampaigns", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_payload_is_given_as_it_was_received()
    {
        var (id, _, value) = await StoreAsync();

        using var answer = await _admin.GetAsync(Path(id) + "/payload");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/cloudevents+json");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(value);
    }

    [Fact]
    public async Task Another_organisation_s_event_is_not_found()
    {
        var (id, _, _) = await StoreAsync();

        foreach (var path in new[] { Path(id, 200), Path(id, 200) + "/payload", Path(id, 10), Path(id, 1) })
            await ShouldBeNotFoundAsync(_office, path);
        await ShouldBeNotFoundAsync(_stranger, Path(id));
        await ShouldBeNotFoundAsync(_stranger, Path(id) + "/payload");
    }

    [Fact]
    public async Task What_came_without_a_record_has_no_payload()
    {
        var customer = Samples.NewCustomer();
        await api.AppendAsync(customer, Samples.Achieved(1024.500m));
        var timeline = await _reader.JsonAsync($"/v1/orgs/{ApiHost.Org}/customers/{customer}/timeline");
        var id = Guid.Parse(timeline.GetProperty("items")[0].Text("id"));

        (await _reader.JsonAsync(Path(id))).GetProperty("content").GetProperty("achievedValue").GetRawText().ShouldBe("1024.5");
        await ShouldBeNotFoundAsync(_admin, Path(id) + "/payload");
    }

    [Theory]
    [InlineData("7d1f7a3e-52a0-8c2b-9f0e-1b8f6f0d2c11")]
    [InlineData("7d1f7a3e52a08c2b9f0e1b8f6f0d2c11")]
    [InlineData("bill-1")]
    [InlineData("%27%20or%201=1")]
    public async Task What_is_no_event_is_not_found(string id)
    {
        await ShouldBeNotFoundAsync(_reader, $"/v1/orgs/{ApiHost.Org}/events/{id}");
        await ShouldBeNotFoundAsync(_admin, $"/v1/orgs/{ApiHost.Org}/events/{id}/payload");
    }

    [Fact]
    public async Task Whoever_may_see_customers_may_not_therefore_see_payloads()
    {
        var (id, _, _) = await StoreAsync();

        using var answer = await _reader.GetAsync(Path(id) + "/payload");

        await answer.ProblemAsync(HttpStatusCode.Forbidden);
    }

    private static async Task ShouldBeNotFoundAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        await answer.ProblemAsync(HttpStatusCode.NotFound);
    }

    private static string Path(Guid id, long org = ApiHost.Org) => $"/v1/orgs/{org}/events/{id}";

    /// <summary>Stores an event as ingest does.</summary>
    private async Task<(Guid Id, string Customer, byte[] Value)> StoreAsync(string time = "2025-07-29T11:00:00Z")
    {
        var customer = Samples.NewCustomer();
        var value = Encoding.UTF8.GetBytes(
            $$$"""
             { "specversion":"1.0", "id":"{{{customer}}}", "source":"/shop", "type":"customer.cartLeft", "orgid":100.0, "time":"{{{time}}}",
               "data":{"customer":{"id":"{{{customer}}}"},"context":{"items":3.00,"email":"ada@ex\u0061mple.com"}} }
            """);
        var record = new IncomingRecord
        {
            Input = InputTopic.CustomerEvents,
            Topic = "customer-events",
            Partition = 0,
            Offset = 1,
            Key = Encoding.UTF8.GetBytes($"100:{customer}"),
            Value = value,
            Headers = [new("content-type", "application/cloudevents+json"u8.ToArray())],
            Timestamp = Samples.Noon,
            Received = Samples.Noon,
        };
        var added = new RecordDecoder(new DecoderOptions()).Decode(record, new ArrayBufferWriter<byte>()).Accepted!.Event;
        await using var connection = await api.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await EventAppender.AppendAsync(connection, transaction, [added], default);
        await transaction.CommitAsync();
        return (added.Id, customer, value);
    }
}
