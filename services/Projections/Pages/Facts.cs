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
                facts.Add(new DeliveredFact(stored, happened));
        return facts;
    }

    private static long OrganisationOf(IEvent stored) => StreamKey.OrganisationOf(stored.StreamKey!);

    /// <summary>An event that the daemon has brought: its headers are read only where a rule asks for one.</summary>
    private sealed record DeliveredFact(IEvent Source, StoredEvent Happened)
        : Fact(Source.Sequence, Source.Id, Source.Version, Source.StreamKey!, OrganisationOf(Source), Source.Timestamp, Happened)
    {
        public override string? SourceId => Source.Header(EventHeaders.SourceId);

        public override string? TraceParent => Source.TraceParent();
    }
}
