namespace EventPlatform.Loyalty.Badges;

/// <summary>How finely earns are tallied by their time.</summary>
public enum EarnGrain : short
{
    /// <summary>The exact moment.</summary>
    Instant,
    Minute,
    Day,
}

/// <summary>How many earns of a holder lie in one moment, minute or day of UTC.</summary>
/// <param name="Key">Whose earns, and of which badge.</param>
/// <param name="Grain">How long the time is.</param>
/// <param name="At">Where it begins, in ticks of UTC.</param>
/// <param name="Earned">How many earns of the page lie in it.</param>
public readonly record struct EarnTally(BadgeCountKey Key, EarnGrain Grain, long At, int Earned);

/// <summary>A part of a gap that is counted in one grain.</summary>
/// <param name="Gap">The gap's place in its list.</param>
/// <param name="Key">Whose earns, and of which badge.</param>
/// <param name="Grain">In which tallies they are counted.</param>
/// <param name="From">Begin, in ticks of UTC.</param>
/// <param name="To">End, exclusive.</param>
public readonly record struct EarnPiece(int Gap, BadgeCountKey Key, EarnGrain Grain, long From, long To);

/// <summary>
/// The earns of one customer are few and tallied by the moment. Those of a whole organisation may be millions: they are tallied by
/// minute and day as well, so that a year is a few hundred rows.
/// </summary>
public static class EarnGrains
{
    private const long Minute = TimeSpan.TicksPerMinute, Day = TimeSpan.TicksPerDay;

    private static readonly (EarnGrain Grain, long Length)[] Fine = [(EarnGrain.Instant, 1)], All = [.. Fine, (EarnGrain.Minute, Minute), (EarnGrain.Day, Day)];

    /// <summary>The tallies that hold an earn.</summary>
    public static IEnumerable<(EarnGrain Grain, long At)> Of(BadgeCountKey key, long ticks) =>
        (key.IsCustomer ? Fine : All).Select(one => (one.Grain, Floor(ticks, one.Length)));

    /// <summary>The pieces of a gap: whole days, whole minutes beside them, moments at its ends.</summary>
    public static IEnumerable<EarnPiece> Pieces(int place, EarnGap gap)
    {
        var (minuteFrom, minuteTo) = Inside(gap.From, gap.To, Minute);
        var (dayFrom, dayTo) = Inside(minuteFrom, minuteTo, Day);
        EarnPiece[] pieces = gap.Key.IsCustomer
            ? [Piece(EarnGrain.Instant, gap.From, gap.To)]
            :
            [
                Piece(EarnGrain.Instant, gap.From, minuteFrom), Piece(EarnGrain.Minute, minuteFrom, dayFrom), Piece(EarnGrain.Day, dayFrom, dayTo),
                Piece(EarnGrain.Minute, dayTo, minuteTo), Piece(EarnGrain.Instant, minuteTo, gap.To),
            ];
        return pieces.Where(piece => piece.From < piece.To);

        EarnPiece Piece(EarnGrain grain, long from, long to) => new(place, gap.Key, grain, from, to);
    }

    /// <summary>The whole units inside a span; nothing, at its begin, where there are none.</summary>
    private static (long From, long To) Inside(long from, long to, long length)
    {
        var (first, last) = (Floor(from + length - 1, length), Floor(to, length));
        return first < last ? (first, last) : (from, from);
    }

    private static long Floor(long ticks, long length) => ticks - ((ticks % length) + length) % length;
}
