using EventPlatform.LoyaltyOracle.Ledgers;

namespace EventPlatform.LoyaltyOracle.Streaks;

/// <summary>What the ledger says of a customer's streak.</summary>
internal static class StreakProgress
{
    public static IEnumerable<T> OfStreak<T>(this Ledger ledger, string customer, long streakId)
        where T : StreakEntry => ledger.All<T>().Where(entry => (entry.Customer, entry.StreakId) == (customer, streakId));

    /// <summary>The cycles that count, ascending: met since the last miss, and not forgotten.</summary>
    public static List<int> RunningOf(this Ledger ledger, string customer, long streakId)
    {
        var (met, missed) = (new SortedSet<int>(), -1);
        foreach (var entry in ledger.OfStreak<StreakEntry>(customer, streakId))
            if (entry is Joined { IsReset: true } or Left { IsReset: true })
                met.Clear();
            else if (entry is CycleMet { IsMet: true } reached)
                met.Add(reached.Cycle);
            else if (entry is CycleMet lost)
                met.Remove(lost.Cycle);
            else if (entry is Missed miss)
                missed = miss.Cycle;
        return [.. met.Where(cycle => cycle > missed)];
    }

    /// <summary>Null where the customer never took part and never left.</summary>
    public static bool? TakesPart(this Ledger ledger, string customer, long streakId) =>
        ledger.OfStreak<StreakEntry>(customer, streakId).LastOrDefault(entry => entry is Joined or Left) is { } last ? last is Joined : null;
}
