using System.Text.Json;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.EventStore.Appending;
using EventPlatform.Ingest.Decoding;
using EventPlatform.Loyalty.Definitions;
using Npgsql;

namespace EventPlatform.Ingest.Storing;

/// <summary>
/// Start, kind and recurrence of a target group are fixed once stored [spec 06.1]. A version that would change them is refused here and not
/// in decoding, because only the transaction that stores it knows the version before.
/// </summary>
internal static class FixedDefinitions
{
    /// <summary>The one kind of definition that has something fixed.</summary>
    private static readonly EventType Group = EventTypes.Definitions[DefinitionKind.TargetGroup.EventName];

    /// <summary>The batch without the versions that may not be stored; they are among its rejected ones. A batch without groups asks nothing.</summary>
    public static async Task<DecodedBatch> CheckAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, DecodedBatch decoded,
        CancellationToken cancellation)
    {
        var groups = GroupsIn(decoded.Events);
        if (groups.Count == 0)
            return decoded;
        var heads = await StreamHeads.LockAsync(connection, transaction, [.. groups.Select(place => decoded.Events[place])], cancellation);
        var refused = Refused(decoded.Events, groups, heads);
        var stored = groups.Where(place => !refused.ContainsKey(place) && !heads.Knows(decoded.Events[place])).Select(place => decoded.Events[place].StreamKey);
        await StreamHeads.ReleaseAsync(connection, transaction, [.. groups.Select(place => decoded.Events[place].StreamKey).Except(stored)], cancellation);
        return refused.Count == 0 ? decoded : decoded.Without(refused);
    }

    private static List<int> GroupsIn(IReadOnlyList<EventToAppend> events)
    {
        var places = new List<int>();
        for (var i = 0; i < events.Count; i++)
            if (ReferenceEquals(events[i].Type, Group))
                places.Add(i);
        return places;
    }

    private static Dictionary<int, Rejection> Refused(IReadOnlyList<EventToAppend> events, List<int> groups, StreamHeads heads)
    {
        var newest = new Dictionary<string, Definition?>(StringComparer.Ordinal);
        var refused = new Dictionary<int, Rejection>();
        foreach (var place in groups.Where(place => !heads.Holds(events[place])))
        {
            var stream = events[place].StreamKey;
            if (!newest.TryGetValue(stream, out var before))
                newest[stream] = before = heads.Of(stream) is { } stored ? Read(stream, stored) : null;
            var version = Read(stream, events[place].Data);
            if (Changes(before, version) is { Count: > 0 } changes)
                refused.Add(place, DefinitionProblems.Refuse(changes));
            else if (!heads.Knows(events[place]))
                newest[stream] = version;
        }
        return refused;
    }

    private static List<DefinitionProblem> Changes(Definition? before, Definition? version) => before is null || version is null
        ? []
        : [.. DefinitionReader.Changes(before, version).Select(fault => new DefinitionProblem(fault.Pointer, fault.Message))];

    private static Definition? Read(string stream, ReadOnlyMemory<byte> stored)
    {
        var (kind, id) = StreamKey.DefinitionOf(stream);
        using var document = JsonDocument.Parse(stored);
        return DefinitionReader.Read(DefinitionKind.ByPath(kind)!, id, document.RootElement.GetProperty("definition")).Definition;
    }
}
