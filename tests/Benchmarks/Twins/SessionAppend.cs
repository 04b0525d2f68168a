using System.Diagnostics;
using System.Text.Json;
using EventPlatform.Contracts.Events;
using Marten;

namespace EventPlatform.Benchmarks.Twins;

/// <summary>The event store library's own way in: <c>session.Events.Append</c>, a save for every thousand events.</summary>
public static class SessionAppend
{
    private const int PerSave = 1000;

    /// <returns>Events a second.</returns>
    public static async Task<double> RunAsync(IDocumentStore store, IReadOnlyList<EventToAppend> events)
    {
        var watch = Stopwatch.StartNew();
        foreach (var save in events.Chunk(PerSave))
        {
            await using var session = store.LightweightSession();
            foreach (var added in save)
                session.Events.Append(added.StreamKey, JsonSerializer.Deserialize(added.Data.Span, added.Type.ClrType, StoredEventReader.Options)!);
            await session.SaveChangesAsync();
        }
        return events.Count / watch.Elapsed.TotalSeconds;
    }
}
