using EventPlatform.Contracts.Adobe;
using EventPlatform.Hosting.Telemetry;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Relay.Feeds;

/// <summary>
/// A message that would break a rule of its form is counted, named in the log, and not sent; the feed goes on. It stays in the store and
/// in the read models.
/// </summary>
internal static partial class Refusals
{
    public static void Note(ILogger logger, string feed, Guid eventId, AdobeRule rule)
    {
        Instruments.RelayRefused.Add(1, new KeyValuePair<string, object?>(AttributeNames.Feed, feed), new KeyValuePair<string, object?>(AttributeNames.Rule, Text(rule)));
        LogRefused(logger, feed, eventId, Text(rule));
    }

    private static string Text(AdobeRule rule) => rule switch
    {
        AdobeRule.Size => "size",
        AdobeRule.Number => "number",
        _ => "none",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Feed} does not send event {EventId}: its message would break the rule {Rule}")]
    private static partial void LogRefused(ILogger logger, string feed, Guid eventId, string rule);
}
