using System.Globalization;
using System.Text;
using EventPlatform.Contracts.Decoding;

namespace EventPlatform.Contracts.DeadLetters;

/// <summary>
/// The headers of a record on the dead-letter topic [spec 01.6]: those that it came with, and <c>ep.error.*</c>, all texts: numbers in decimal,
/// moments in RFC 3339 with <c>Z</c>.
/// </summary>
public static class DeadLetterHeaders
{
    public const string Code = "ep.error.code", Message = "ep.error.message", Path = "ep.error.path", Stage = "ep.error.stage",
        Topic = "ep.error.topic", Partition = "ep.error.partition", Offset = "ep.error.offset", Timestamp = "ep.error.timestamp",
        Group = "ep.error.group", Attempts = "ep.error.attempts", FirstFailedAt = "ep.error.first-failed-at", AppVersion = "ep.error.app-version";

    private const string Ours = "ep.", Received = "ep.received.";

    /// <summary>The record's own headers in their order, those that speak in our name moved to <c>ep.received.*</c>, then why it is there.</summary>
    public static IReadOnlyList<RecordHeader> Of(IReadOnlyList<RecordHeader> received, DeadLetterFacts facts) =>
        [.. received.Select(header => header with { Name = AsReceived(header.Name) }), .. Reasons(facts)];

    private static string AsReceived(string name) =>
        name.StartsWith(Ours, StringComparison.OrdinalIgnoreCase) ? string.Concat(Received, name.AsSpan(Ours.Length)) : name;

    private static RecordHeader[] Reasons(DeadLetterFacts facts) =>
    [
        Header(Code, facts.Code),
        Header(Message, facts.Message),
        Header(Path, facts.Path),
        Header(Stage, facts.Stage),
        Header(Topic, facts.Topic),
        Header(Partition, facts.Partition.ToString(CultureInfo.InvariantCulture)),
        Header(Offset, facts.Offset.ToString(CultureInfo.InvariantCulture)),
        Header(Timestamp, Moment(facts.Timestamp)),
        Header(Group, facts.Group),
        Header(Attempts, facts.Attempts.ToString(CultureInfo.InvariantCulture)),
        Header(FirstFailedAt, Moment(facts.FirstFailedAt)),
        Header(AppVersion, facts.AppVersion),
    ];

    private static RecordHeader Header(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
