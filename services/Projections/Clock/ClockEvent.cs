using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;

namespace EventPlatform.Projections.Clock;

/// <summary>A clock event on its way into the store.</summary>
internal static class ClockEvent
{
    /// <param name="orgId">The organisation.</param>
    /// <param name="version">Its place in the clock's stream, which is its identity: two writers cannot both take it.</param>
    /// <param name="until">What it says.</param>
    /// <param name="now">When.</param>
    public static EventToAppend Of(long orgId, long version, DateTimeOffset until, DateTimeOffset now)
    {
        var advanced = new ClockAdvanced { Name = ClockAdvanced.EventName, Occurred = until, Received = now, Until = until };
        var data = JsonSerializer.SerializeToUtf8Bytes(advanced, StoredEventJson.Default.ClockAdvanced);
        var fingerprint = new Guid(SHA256.HashData(data).AsSpan(0, 16));
        return new EventToAppend
        {
            Id = EventIdentity.OfOutcome(ClockAdvanced.EventName, orgId, version.ToString(CultureInfo.InvariantCulture)),
            StreamKey = StreamKey.System(orgId, ClockAdvanced.Subject),
            Type = EventTypes.Clock,
            Data = data,
            Headers = Encoding.UTF8.GetBytes($$"""{"{{EventHeaders.Fingerprint}}":"{{fingerprint:N}}"}"""),
            Fingerprint = fingerprint,
        };
    }
}
