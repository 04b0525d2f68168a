using System.Text;
using EventPlatform.Contracts.DeadLetters;
using EventPlatform.Contracts.Decoding;

namespace EventPlatform.Contracts.Tests.DeadLetters;

/// <summary>The headers of a dead letter say why it is there, and nothing that a producer sent is lost or taken for ours [spec 01.6].</summary>
public sealed class DeadLetterHeadersTests
{
    private static readonly DeadLetterFacts Facts = new()
    {
        Code = ErrorCode.MissingField.Text(),
        Message = "/data/customer/id: found nothing; expected the customer's id there or in subject",
        Path = "/data/customer/id",
        Stage = "decode",
        Topic = "eventplatform.customer-events.v1",
        Partition = 3,
        Offset = 42,
        Timestamp = new DateTimeOffset(2025, 7, 29, 12, 0, 0, 5, TimeSpan.FromHours(5.5)),
        Group = "eventplatform-ingest",
        Attempts = 1,
        FirstFailedAt = new DateTimeOffset(2025, 7, 29, 6, 30, 1, TimeSpan.Zero),
        AppVersion = "0.1.0",
    };

    [Fact]
    public void Every_fact_is_a_text() => Texts(DeadLetterHeaders.Of([], Facts)).ShouldBe(
    [
        ("ep.error.code", "MISSING_FIELD"),
        ("ep.error.message", "/data/customer/id: found nothing; expected the customer's id there or in subject"),
        ("ep.error.path", "/data/customer/id"),
        ("ep.error.stage", "decode"),
        ("ep.error.topic", "eventplatform.customer-events.v1"),
        ("ep.error.partition", "3"),
        ("ep.error.offset", "42"),
        ("ep.error.timestamp", "2025-07-29T06:30:00.005Z"),
        ("ep.error.group", "eventplatform-ingest"),
        ("ep.error.attempts", "1"),
        ("ep.error.first-failed-at", "2025-07-29T06:30:01.000Z"),
        ("ep.error.app-version", "0.1.0"),
    ]);

    [Fact]
    public void Headers_as_received_come_first_and_none_speaks_in_our_name()
    {
        RecordHeader[] received = [Header("ce_id", "1"), Header("ep.error.code", "MINE"), Header("EP.x", "2"), Header("ep.received.y", "3"), new("empty", null), Header("ce_id", "1")];

        var headers = DeadLetterHeaders.Of(received, Facts);

        headers.Take(6).Select(header => header.Name).ShouldBe(["ce_id", "ep.received.error.code", "ep.received.x", "ep.received.received.y", "empty", "ce_id"]);
        headers[4].Value.ShouldBeNull();
        headers.Count(header => header.Name == DeadLetterHeaders.Code).ShouldBe(1);
    }

    private static RecordHeader Header(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));

    private static IEnumerable<(string, string)> Texts(IEnumerable<RecordHeader> headers) =>
        headers.Select(header => (header.Name, Encoding.UTF8.GetString(header.Value!)));
}
