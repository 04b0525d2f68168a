namespace EventPlatform.Platform.Demo.Records;

/// <summary>Chance that repeats itself: the same seed, the same throws.</summary>
internal sealed class Dice(int seed)
{
#pragma warning disable CA5394 // Nothing secret is made of it.
    private readonly Random random = new(seed);

    /// <summary>From 0 to below 1.</summary>
    public double Chance() => random.NextDouble();

    public T OneOf<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
#pragma warning restore CA5394

    /// <summary>A few come often, most seldom: an index below <paramref name="count"/>.</summary>
    public int Skewed(int count) => (int)(count * Math.Pow(Chance(), 1.6));

    /// <summary>A sum of money whose logarithm is normally distributed, in whole cents.</summary>
    public decimal Money(double median, double spread)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - Chance())) * Math.Cos(2 * Math.PI * Chance());
        return Math.Round((decimal)(median * Math.Exp(spread * normal)), 2) + 0.01m;
    }
}
