using System.Buffers;
using EventPlatform.Contracts.Events;

namespace EventPlatform.EventStore.Appending;

/// <summary>The JSON of an event as it stands in the store: its data with its personal fields joined in, under <c>personal</c>.</summary>
internal static class StoredData
{
    /// <summary>Valid until the next call with the same <paramref name="scratch"/>.</summary>
    public static ReadOnlyMemory<byte> Join(EventToAppend added, ArrayBufferWriter<byte> scratch)
    {
        if (added.Personal.IsEmpty)
            return added.Data;
        scratch.ResetWrittenCount();
        scratch.Write(added.Data.Span[..^1]);
        scratch.Write(",\"personal\":"u8);
        scratch.Write(added.Personal.Reveal().Span);
        scratch.Write("}"u8);
        return scratch.WrittenMemory;
    }
}
