using System.Text;
using System.Text.Json;
using EventPlatform.Contracts.Decoding;
using EventPlatform.DeadLetters.Reading;

namespace EventPlatform.DeadLetters.Patching;

/// <summary>What is mended on a record before it is put back [spec 01.6]; what is null or empty stays as received.</summary>
public sealed record RecordPatch
{
    public static readonly RecordPatch None = new();

    /// <summary>JSON merge patch on the value [RFC 7396]; a tombstone counts as an empty object.</summary>
    public JsonElement? MergePatch { get; init; }

    /// <summary>A whole new value, in place of a merge patch.</summary>
    public byte[]? Value { get; init; }

    /// <summary>A new key.</summary>
    public string? Key { get; init; }

    /// <summary>Headers by name: a text replaces all of that name, null removes them.</summary>
    public IReadOnlyDictionary<string, string?> Headers { get; init; } = new Dictionary<string, string?>();

    public bool IsEmpty => MergePatch is null && Value is null && Key is null && Headers.Count == 0;

    /// <summary>The record as it is to be tried.</summary>
    /// <param name="received">The record as received; it stays as it is.</param>
    /// <param name="problem">Why the patch does not fit, where it does not.</param>
    /// <returns>Null where the patch does not fit.</returns>
    public RecordContent? Apply(RecordContent received, out string? problem)
    {
        problem = null;
        try
        {
            return new(Key is null ? received.Key : Encoding.UTF8.GetBytes(Key), NewValue(received.Value), [.. NewHeaders(received.Headers)]);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            problem = $"A merge patch needs a value that is JSON of at most {Patching.MergePatch.MostLevels} levels, and this one is not: give a whole new value.";
            return null;
        }
    }

    private byte[]? NewValue(byte[]? received) => Value ?? (MergePatch is { } patch ? Patching.MergePatch.Apply(received, patch) : received);

    private IEnumerable<RecordHeader> NewHeaders(IReadOnlyList<RecordHeader> received) =>
    [
        .. received.Where(header => !Headers.Keys.Contains(header.Name, StringComparer.OrdinalIgnoreCase)),
        .. Headers.Where(change => change.Value is not null).Select(change => new RecordHeader(change.Key, Encoding.UTF8.GetBytes(change.Value!))),
    ];
}
