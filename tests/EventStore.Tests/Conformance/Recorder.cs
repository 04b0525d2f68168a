using System.Collections.Concurrent;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Subscriptions;

namespace EventPlatform.EventStore.Tests.Conformance;

/// <summary>What a page held.</summary>
internal sealed record Page(long Floor, long Ceiling, IReadOnlyList<long> Sequences);

/// <summary>A subscription that keeps what it was handed, and does what a test says.</summary>
internal sealed class Recorder(Func<EventRange, IDocumentOperations, CancellationToken, Task>? act = null) : ISubscription
{
    private readonly ConcurrentQueue<Page> _pages = new();

    public IReadOnlyList<Page> Pages => [.. _pages];

    /// <summary>Numbers of the events of all pages that were processed to the end, in order.</summary>
    public IEnumerable<long> Sequences => _pages.SelectMany(page => page.Sequences);

    public async Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller, IDocumentOperations operations,
        CancellationToken cancellationToken)
    {
        await (act?.Invoke(page, operations, cancellationToken) ?? Task.CompletedTask);
        _pages.Enqueue(new Page(page.SequenceFloor, page.SequenceCeiling, [.. page.Events.Select(e => e.Sequence)]));
        return NullChangeListener.Instance;
    }

    /// <summary>A subscription that writes every event's number into table <c>seen</c>, inside the page's transaction.</summary>
    public static Recorder Seeing(Func<EventRange, Task>? before = null) => new(async (page, operations, _) =>
    {
        await (before?.Invoke(page) ?? Task.CompletedTask);
        var numbers = string.Join(',', page.Events.Select(e => e.Sequence));
        ((ITransactionParticipantRegistrar)operations).AddTransactionParticipant(
            Participant.Executing($"insert into seen select unnest(array[{numbers}]::bigint[])"));
    });
}
