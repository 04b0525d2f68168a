using System.Collections.Concurrent;
using JasperFx.Events;

namespace Marten.Events;

/// <summary>Which alias stands for which class, both ways.</summary>
internal sealed class EventTypes
{
    private readonly ConcurrentDictionary<Type, EventMapping> _byType = new();
    private readonly ConcurrentDictionary<string, EventMapping> _byAlias = new();
    private readonly ConcurrentDictionary<(string Alias, string? ClassName), EventMapping?> _byRow = new();

    public EventNamingStyle NamingStyle { get; set; }

    /// <summary>Something was registered, so the event tables are part of the store.</summary>
    public bool Any => !_byType.IsEmpty || !_byAlias.IsEmpty;

    /// <summary>The mapping of a class, made at its first use.</summary>
    public EventMapping For(Type type) => _byType.TryGetValue(type, out var known) ? known : Add(type);

    public EventMapping Add(Type type)
    {
        var mapping = _byType.GetOrAdd(type, t => EventMapping.Create(t, EventTypeAlias.For(t, NamingStyle)));
        _byAlias.TryAdd(mapping.Alias, mapping);
        _byRow.Clear();
        return mapping;
    }

    /// <summary>Gives a class an alias of its own.</summary>
    public void Map(Type type, string alias)
    {
        if (_byType.TryGetValue(type, out var former))
        {
            _byAlias.TryRemove(KeyValuePair.Create(former.Alias, former));
        }

        _byType[type] = _byAlias[alias] = EventMapping.Create(type, alias);
        _byRow.Clear();
    }

    public void Upcast(EventMapping mapping)
    {
        _byAlias[mapping.Alias] = mapping;
        _byRow.Clear();
    }

    /// <summary>Every alias whose bodies are handed on as one of the classes.</summary>
    public IEnumerable<string> AliasesOf(IReadOnlyCollection<Type> types) =>
        types.Select(type => For(type).Alias)
            .Union(_byAlias.Values.Where(mapping => types.Contains(mapping.EventType)).Select(mapping => mapping.Alias));

    /// <summary>The mapping for a stored event, or null.</summary>
    public EventMapping? Find(string alias, string? className) => _byRow.GetOrAdd((alias, className), FindForRow);

    private EventMapping? FindForRow((string Alias, string? ClassName) row)
    {
        if (!_byAlias.TryGetValue(row.Alias, out var mapping))
        {
            return LoadType(row.Alias, row.ClassName) is { } type ? For(type) : null;
        }

        return mapping.IsUpcast || row.ClassName is null || row.ClassName == mapping.DotNetTypeName
            ? mapping
            : _byType.Values.FirstOrDefault(other => other.DotNetTypeName == row.ClassName) ?? mapping;
    }

    private static Type? LoadType(string alias, string? className) => alias switch
    {
        "tombstone" => typeof(Tombstone),
        "archived" => typeof(Archived),
        _ => className is null ? null : Type.GetType(className),
    };
}
