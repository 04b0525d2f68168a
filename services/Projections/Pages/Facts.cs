using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty;
using JasperFx.Events;

namespace EventPlatform.Projections.Pages;

/// <summary>A page of the log as the rules see it.</summary>
internal static class Facts
{
    public static List<Fact> Of(IReadOnlyList<IEvent> page)
    {
        var facts = new List<Fact>(page.Count);
        foreach (var stored in page)
            if (stored.Data is StoredEvent happened)
                facts.Add(Of(stored, happened));
        return facts;
    }

    private static Fact Of(IEvent stored, StoredEvent happened) =>
        new(stored.Sequence, stored.Id, stored.Version, stored.StreamKey!, StreamKey.OrganisationOf(stored.StreamKey!), stored.Timestamp, happened)
        {
            SourceId = stored.Header(EventHeaders.SourceId),
        };
}
