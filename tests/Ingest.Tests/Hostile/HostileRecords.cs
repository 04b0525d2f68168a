using FsCheck;
using FsCheck.Fluent;

namespace EventPlatform.Ingest.Tests.Hostile;

/// <summary>A long, mixed sequence of records, the same at every run.</summary>
internal static class HostileRecords
{
    private const ulong Seed = 20250729, Gamma = 20250731; // FsCheck's generator wants the second one odd
    private const int Remembered = 2_000;

    private delegate HostileRecord Spoil(HostileRecord good, Random random);

    private static readonly Gen<Func<HostileRecord[], HostileRecord>> Any =
        from form in Gen.Elements(GoodRecords.Forms)
        from make in Gen.Frequency<Func<HostileRecord, Random, HostileRecord[], HostileRecord>>(
            (22, Plain(Spoilers.Nothing)), (30, Plain(Spoilers.Bytes)), (19, Plain(Spoilers.Kinds)), (3, Plain(Spoilers.Time)), (7, Plain(Spoilers.Headers)), (4, Plain(Spoilers.Key)),
            (2, Plain(Spoilers.Empty)), (2, Plain(Spoilers.Topic)), (7, Gen.Constant(Again)), (3, Gen.Constant(Conflict)))
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select (Func<HostileRecord[], HostileRecord>)(earlier => Make(form, make, seed, earlier));

    private static readonly int[] LargeOnes = [1, 200];

    /// <summary>So many records; duplicates and conflicts are of good ones that stand before them.</summary>
    public static IEnumerable<HostileRecord> Take(int count)
    {
        var earlier = new HostileRecord[Remembered];
        var number = 0;
        foreach (var make in Any.Sample(count, new Rnd(Seed, Gamma), 1))
        {
            var record = make(earlier);
            earlier[number++ % Remembered] = record;
            yield return record;
        }
    }

    private static Gen<Func<HostileRecord, Random, HostileRecord[], HostileRecord>> Plain(Spoil spoil) => Gen.Constant<Func<HostileRecord, Random, HostileRecord[], HostileRecord>>(
        (good, random, _) => random.Next(LargeOnes[1]) == 0 ? Spoilers.Large(good, random) : spoil(good, random));

    private static HostileRecord Make(Func<Random, HostileRecord> form, Func<HostileRecord, Random, HostileRecord[], HostileRecord> make, int seed, HostileRecord[] earlier)
    {
        var random = new Random(seed);
        return make(form(random), random, earlier);
    }

    /// <summary>A record that was sent before, good or bad.</summary>
    private static HostileRecord Again(HostileRecord good, Random random, HostileRecord[] earlier) => earlier[random.Next(earlier.Length)] ?? good;

    /// <summary>The same identity with other content.</summary>
    private static HostileRecord Conflict(HostileRecord good, Random random, HostileRecord[] earlier)
    {
        var first = Again(good, random, earlier);
        return first.With(first.Text.Replace("\"amount\":", "\"amount\":1", StringComparison.Ordinal));
    }
}
