using EventPlatform.Loyalty;
using JasperFx.Events.Projections;

namespace EventPlatform.Projections.Pages;

/// <summary>Events that are folded together, in log order.</summary>
/// <param name="After">Place in the log before them: what was in force there holds for the first.</param>
/// <param name="Facts">The events.</param>
/// <param name="IsLive">Whether others wait for what comes of it; nobody does in a rebuild.</param>
internal sealed record HistoryPage(long After, IReadOnlyList<Fact> Facts, bool IsLive)
{
    public static HistoryPage Of(EventRange page) => new(page.SequenceFloor, Pages.Facts.Of(page.Events), IsLive: true);
}
