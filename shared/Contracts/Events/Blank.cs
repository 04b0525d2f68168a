using System.Runtime.CompilerServices;

namespace EventPlatform.Contracts.Events;

/// <summary>
/// An event of a type with nothing in it: to be copied with all its members set, by <c>with</c>. So what several types share is written down
/// once, for all of them; no constructor fits them all.
/// </summary>
public static class Blank<T> where T : StoredEvent
{
    public static readonly T Event = (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
}
