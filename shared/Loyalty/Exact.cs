namespace EventPlatform.Loyalty;

/// <summary>Arithmetic on values: exact decimals with three places [spec 02.3].</summary>
public static class Exact
{
    public const int Places = 3;

    /// <summary>
    /// What one event can count for at most. An input may carry 28 digits, and a sum of such numbers would not fit any more: one record
    /// must never stop the fold.
    /// </summary>
    public const decimal Most = 999_999_999_999_999_999.999m;

    /// <summary>Half-even to three places, within ±<see cref="Most"/>.</summary>
    public static decimal Round(decimal value) => decimal.Round(Math.Clamp(value, -Most, Most), Places, MidpointRounding.ToEven);

    /// <summary>The same share of <paramref name="whole"/> as <paramref name="part"/> is of <paramref name="of"/>; all of it from 1 on.</summary>
    public static decimal Share(decimal whole, decimal part, decimal of)
    {
        if (part >= of)
            return whole;
        var fits = whole <= decimal.MaxValue / Math.Max(part, 1);
        return Round(fits ? whole * part / of : whole * (part / of));
    }
}
