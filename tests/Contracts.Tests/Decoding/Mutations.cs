using System.Text;

namespace EventPlatform.Contracts.Tests.Decoding;

/// <summary>Makes bad bytes out of good ones: flipped, cut, doubled, moved, with pieces that parsers stumble over.</summary>
internal static class Mutations
{
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "true", "0", "-", "1e999", "1e-999", "99999999999999999999999999999", "0.1e", "\\u0000", "\\ud800",
            "\\udc00", "\\u00", "\\x", "\"a\":1,", "\"id\":null,", "\u0000", "\n", "é", "😀", "[[[[[[[[", "{\"a\":{\"a\":", "\"2025-02-30T00:00:00Z\"",
            "\"0000-01-01T00:00:00Z\"", "\"9999-12-31T23:59:60+14:00\"", "NaN", "'", "/**/", " ", "-0.0", "50952.0",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xEF, 0xBB, 0xBF],
    ];

    public static byte[] Of(byte[] good, Random random, int times)
    {
        var bytes = good.ToList();
        for (var i = 0; i < times; i++)
            Mutate(bytes, random);
        return [.. bytes];
    }

    private static void Mutate(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 12), bytes.Count - at);
        switch (random.Next(6))
        {
            case 0: bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]); break;
            case 1: bytes.RemoveRange(at, length); break;
            case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
            case 3 when at < bytes.Count: bytes[at] = (byte)random.Next(256); break;
            case 4: bytes.RemoveRange(at, length); bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]); break;
            case 5 when random.Next(10) == 0: bytes.RemoveRange(at, bytes.Count - at); break;
        }
    }
}
