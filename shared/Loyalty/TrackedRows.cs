using System.Runtime.InteropServices;

namespace EventPlatform.Loyalty;

/// <summary>A row that can be found by its key.</summary>
public interface IRow<out TKey>
{
    TKey Key { get; }
}

/// <summary>Rows of one table by key, which of them were loaded, added and changed.</summary>
/// <param name="knowsAll">True where a key that was never loaded means that there is no such row.</param>
public sealed class TrackedRows<TKey, TRow>(bool knowsAll)
    where TKey : struct
    where TRow : class, IRow<TKey>
{
    private readonly Dictionary<TKey, Slot> _slots = [];

    /// <summary>Rows that were added or changed since loading.</summary>
    public IEnumerable<TRow> Changed => _slots.Values.Where(slot => slot.IsChanged).Select(slot => slot.Row!);

    public int ChangedCount { get; private set; }

    /// <summary>Rows that were added since loading.</summary>
    public IEnumerable<TRow> Added => _slots.Values.Where(slot => slot.IsNew).Select(slot => slot.Row!);

    /// <summary>All rows that are known.</summary>
    public IEnumerable<TRow> All => _slots.Values.Where(slot => slot.Row is not null).Select(slot => slot.Row!);

    /// <summary>Declares the keys as loaded and gives the rows that exist under them.</summary>
    public void Load(IEnumerable<TKey> keys, IEnumerable<TRow> rows)
    {
        foreach (var key in keys)
            _slots.TryAdd(key, default);
        foreach (var row in rows)
            _slots[row.Key] = new Slot(row, IsNew: false, IsChanged: false);
    }

    /// <summary>Keys that were loaded and under which there is no row.</summary>
    public IEnumerable<TKey> Absent => _slots.Where(slot => slot.Value.Row is null).Select(slot => slot.Key);

    /// <summary>The row, or null where there is none.</summary>
    /// <exception cref="InvalidOperationException">The key was not loaded.</exception>
    public TRow? Find(TKey key)
    {
        if (_slots.TryGetValue(key, out var slot) || knowsAll)
            return slot.Row;
        throw new InvalidOperationException($"{typeof(TRow).Name} {key} was asked for but not loaded; load every key that LoyaltyKeys names for the page.");
    }

    /// <summary>Declares a key under which there can be no row, because what it belongs to has only now begun.</summary>
    public void Know(TKey key) => _slots.TryAdd(key, default);

    /// <summary>Adds the row or puts it in the place of the one with its key.</summary>
    public void Set(TRow row)
    {
        var key = row.Key;
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_slots, key, out _);
        if (!slot.IsChanged)
            ChangedCount++;
        slot = new Slot(row, slot.IsNew || slot.Row is null, IsChanged: true);
    }

    /// <summary>Adds the row unless there is one with its key.</summary>
    public void SetFirst(TRow row)
    {
        if (!_slots.TryGetValue(row.Key, out var slot) || slot.Row is null)
            Set(row);
    }

    private readonly record struct Slot(TRow? Row, bool IsNew, bool IsChanged);
}
