using System.Text;
using EventPlatform.Contracts.Tests.Decoding;

namespace EventPlatform.Ingest.Tests.Hostile;

/// <summary>Ways to spoil a good record.</summary>
internal static class Spoilers
{
    private static readonly string[] Times =
    [
        "0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-14:00", "2016-12-31T23:59:60Z",
        "2025-06-01T10:00:00+14:00", "2025-06-01T10:00:00-14:00", "2025-06-01T10:00:00+14:01", "2025-02-30T00:00:00Z", "2025-06-01", "2025-06-01T10:00:00", "now",
    ];

    private static readonly string[] ContentTypes =
    [
        "application/cloudevents-batch+json", "application/cloudevents+avro", "APPLICATION/CLOUDEVENTS+JSON; charset=x", "application/cloudevents", "application/cloudeventsX",
        "text/plain", "", "application/json;;;", "\0",
    ];

    private static readonly byte[][] Keys = [[], "7:somebody-else"u8.ToArray(), "8:c1"u8.ToArray(), " 7:c1"u8.ToArray(), "7:"u8.ToArray(), "7:\0"u8.ToArray(), [0xFF, 0xFE, 0x3A], new byte[10_000]];

    public static HostileRecord Nothing(HostileRecord good, Random random) => good;

    /// <summary>Bytes flipped, cut, doubled, moved.</summary>
    public static HostileRecord Bytes(HostileRecord good, Random random) => good with { Value = Mutations.Of(good.Value!, random, random.Next(1, 5)) };

    /// <summary>Any value of the JSON in another kind, or gone, or under another name.</summary>
    public static HostileRecord Kinds(HostileRecord good, Random random) => good.With(KindMutations.Of(good.Value!, random));

    /// <summary>Any time of a structured event.</summary>
    public static HostileRecord Time(HostileRecord good, Random random) =>
        good.With(good.Text.Replace("2025-06-01T10:00:00Z", Times[random.Next(Times.Length)], StringComparison.Ordinal));

    public static HostileRecord Headers(HostileRecord good, Random random) => random.Next(10) switch
    {
        0 => good.WithHeader("content-type", Encoding.UTF8.GetBytes(ContentTypes[random.Next(ContentTypes.Length)])),
        1 => good.WithHeader("content-type", null),
        2 => good.WithHeader("ce_id", [0xFF, 0x00]),
        3 => good.WithHeader("ce_specversion", "1.0"u8.ToArray()),
        4 => good with { Headers = [.. good.Headers.Skip(1)] },
        5 => good with { Headers = [.. good.Headers, .. good.Headers] },
        6 => good with { Headers = [.. good.Headers, .. Enumerable.Range(0, 200).Select(i => ($"ce_x{i}", (byte[]?)[1]))] },
        7 => good.WithHeader("ce_blob", new byte[20_000]),
        8 => good.WithHeader("ep.error.code", "MINE"u8.ToArray()).WithHeader("\u043a\u043b\u044e\u0447", [0]).WithHeader("traceparent", "00-0-0-0"u8.ToArray()),
        _ => good with { Headers = [.. good.Headers.Select(header => (header.Name, Value: random.Next(3) == 0 ? Mutations.Of(header.Value!, random, 1) : header.Value))] },
    };

    public static HostileRecord Key(HostileRecord good, Random random) => good with { Key = random.Next(5) == 0 ? null : Keys[random.Next(Keys.Length)] };

    public static HostileRecord Empty(HostileRecord good, Random random) => good with { Value = random.Next(3) == 0 ? null : random.Next(2) == 0 ? [] : new byte[random.Next(1, 4)] };

    public static HostileRecord Topic(HostileRecord good, Random random) => good with { IsAboutCustomer = !good.IsAboutCustomer };

    /// <summary>Around the limit of 64 KiB; seldom as large as a broker takes.</summary>
    public static HostileRecord Large(HostileRecord good, Random random)
    {
        var length = random.Next(20) == 0 ? 1_000_000 : 65_536 + random.Next(-1, 2);
        return good with { Value = [.. good.Value!, .. Enumerable.Repeat((byte)' ', length - good.Value!.Length)] };
    }
}
