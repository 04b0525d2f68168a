using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EventPlatform.Contracts.Identity;

/// <summary>
/// Names an event for ever: a UUID (version 8) cut from the SHA-256 of its parts, each written with its length in front, so that
/// no two different lists of parts are the same bytes [spec 01.5, 02.3].
/// </summary>
public static class EventIdentity
{
    private const int StackBytes = 512;

    private static ReadOnlySpan<byte> SourceSpace => "source"u8;

    /// <summary>Identity of a source event: organisation, source and id [spec 01.5].</summary>
    public static Guid OfSource(long orgId, string source, string id) => Of("source", orgId, source, id);

    /// <summary>The same, of texts in UTF-8 that are in hand already.</summary>
    public static Guid OfSource(long orgId, ReadOnlySpan<byte> source, ReadOnlySpan<byte> id)
    {
        var size = 3 * sizeof(int) + SourceSpace.Length + sizeof(long) + source.Length + id.Length;
        byte[]? rented = null;
        var buffer = size <= StackBytes ? stackalloc byte[StackBytes] : rented = ArrayPool<byte>.Shared.Rent(size);
        var written = Write(buffer, SourceSpace);
        BinaryPrimitives.WriteInt64BigEndian(buffer[written..], orgId);
        written += sizeof(long);
        written += Write(buffer[written..], source);
        written += Write(buffer[written..], id);
        var identity = FromHash(buffer[..written]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return identity;
    }

    /// <summary>Identity of an outcome: organisation, customer, what it is about, period, level or cause, and kind [spec 02.3].</summary>
    public static Guid OfOutcome(string kind, long orgId, params ReadOnlySpan<string> parts) => Of(kind, orgId, parts);

    private static Guid Of(string space, long orgId, params ReadOnlySpan<string> parts)
    {
        var size = Size(space) + sizeof(long);
        foreach (var part in parts)
            size += Size(part);
        byte[]? rented = null;
        var buffer = size <= StackBytes ? stackalloc byte[StackBytes] : rented = ArrayPool<byte>.Shared.Rent(size);
        var written = Write(buffer, space);
        BinaryPrimitives.WriteInt64BigEndian(buffer[written..], orgId);
        written += sizeof(long);
        foreach (var part in parts)
            written += Write(buffer[written..], part);
        var identity = FromHash(buffer[..written]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return identity;
    }

    private static int Size(string part) => sizeof(int) + Encoding.UTF8.GetByteCount(part);

    private static int Write(Span<byte> target, string part)
    {
        var length = Encoding.UTF8.GetBytes(part, target[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(target, length);
        return sizeof(int) + length;
    }

    private static int Write(Span<byte> target, ReadOnlySpan<byte> part)
    {
        part.CopyTo(target[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(target, part.Length);
        return sizeof(int) + part.Length;
    }

    private static Guid FromHash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
