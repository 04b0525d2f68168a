using System.Text.Json;
using EventPlatform.Contracts.Decoding;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.EventStore.Appending;
using EventPlatform.Loyalty.Definitions;
using Npgsql;

namespace EventPlatform.DeadLetters.Storing;

/// <summary>
/// Start, kind and recurrence of a target group are fixed once stored [spec 06.1]. A version that would change them is refused here and not
/// in decoding, because only the transaction that stores it knows the version before.
/// </summary>
public static class FixedDefinitions
{
    /// <summary>The one kind of definition that has something fixed.</summary>
    private static readonly EventType Group = EventTypes.Definitions[DefinitionKind.TargetGroup.EventName];

    private static readonly Dictionary<int, Rejection> None = [];

    /// <summary>The versions that may not be stored, by their place among the events. Events without groups ask nothing of the database.</summary>
    public static async Task<IReadOnlyDictionary<int, Rejection>> FindRefusedAsync(NpgsqlConnection connection, NpgsqlTransaction transaction,
        IReadOnlyList<EventToAppend> events, CancellationToken cancellation)
    {
        var groups = GroupsIn(events);
        if (groups.Count == 0)
            return None;
        var heads = await StreamHeads.LockAsync(connection, transaction, [.. groups.Select(place => events[place])], cancellation);
        var refused = Refused(events, groups, heads);
        var stored = groups.Where(place => !refused.ContainsKey(place) && !heads.Knows(events[place])).Select(place => events[place].StreamKey);
        await StreamHeads.ReleaseAsync(connection, transaction, [.. groups.Select(place => events[place].StreamKey).Except(stored)], cancellation);
        return refused;
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
