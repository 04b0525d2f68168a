using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty;
using EventPlatform.Loyalty.Interactions;
using EventPlatform.Projections.Pages;
using EventPlatform.ReadModels.Interactions;
using EventPlatform.ReadModels.SetBased;
using Npgsql;

namespace EventPlatform.Projections.Interactions;

/// <summary>Interaction counts and the messages behind them [spec 02.5].</summary>
internal sealed class InteractionsFold : IPageFold
{
    public async Task<IReadOnlyList<Outcome>> FoldAsync(HistoryPage page, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        var facts = page.Facts;
        var messageKeys = facts.Select(fact => InteractionFold.KeyOf(fact, (InteractionRecorded)fact.Event)).ToHashSet();
        var countKeys = messageKeys.Select(key => new InteractionKey(key.StreamKey, key.Network, key.Type)).ToHashSet();
        var messages = new TrackedRows<InteractionMessageKey, InteractionMessage>(knowsAll: false);
        var counts = new TrackedRows<InteractionKey, InteractionCount>(knowsAll: false);
        messages.Load(messageKeys, await InteractionRows.LoadMessagesAsync(connection, transaction, [.. messageKeys], cancellation));
        counts.Load(countKeys, await InteractionRows.LoadCountsAsync(connection, transaction, [.. countKeys], cancellation));
        foreach (var fact in facts)
            Fold(fact, (InteractionRecorded)fact.Event, messages, counts);
        await using var writes = new WriteBatch(connection, transaction);
        writes.Add(InteractionRows.UpsertMessages, [.. messages.Changed]).Add(InteractionRows.UpsertCounts, [.. counts.Changed]);
        await writes.ExecuteAsync(cancellation);
        return [];
    }

    private static void Fold(Fact fact, InteractionRecorded recorded, TrackedRows<InteractionMessageKey, InteractionMessage> messages,
        TrackedRows<InteractionKey, InteractionCount> counts)
    {
        var key = InteractionFold.KeyOf(fact, recorded);
        var known = messages.Find(key);
        messages.Set(InteractionFold.Apply(known, fact, recorded));
        counts.Set(InteractionFold.Apply(counts.Find(new(key.StreamKey, key.Network, key.Type)), fact, recorded, newMessage: known is null));
    }
}
