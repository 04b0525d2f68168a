using EventPlatform.Hosting.Telemetry;

namespace EventPlatform.Relay.PublishingProfiles;

/// <summary>How many changed profiles wait (of the page just read: a full one says "at least"), and since when. Only the leader reports.</summary>
internal sealed class ProfileLag(TimeProvider clock) : IDisposable
{
    private static readonly KeyValuePair<string, object?> Feed = new(AttributeNames.Feed, ProfileFeed.Name);

    private readonly Age _age = Instruments.RelayLagTime.Add(clock, Feed);

    public void Report(ProfilePage page)
    {
        Instruments.RelayLag.Record(page.Rows.Count + page.Held, Feed);
        _age.Set(page.Oldest);
    }

    public void Dispose() => _age.Dispose();
}
