using EventPlatform.Loyalty;
using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.ReadModels.Badges;
using EventPlatform.ReadModels.Milestones;
using EventPlatform.ReadModels.Profiles;
using EventPlatform.ReadModels.SetBased;
using EventPlatform.ReadModels.Streaks;
using Npgsql;

namespace EventPlatform.Projections.Milestones;

/// <summary>Brings the rows that a page needs into its working set, one query a table, and takes the changed ones back.</summary>
internal static class LoyaltyRows
{
    public static async Task<LoyaltyState> LoadAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, DefinitionCatalog catalog,
        IReadOnlyList<Fact> facts, long floor, CancellationToken cancellation)
    {
        var state = new LoyaltyState();
        var history = LoyaltyKeys.History(catalog, facts);
        state.History.Load(history, await HistoryRows.LoadAsync(connection, transaction, history, floor, cancellation));
        await LoadAsync(state.Transactions, LoyaltyKeys.Transactions(facts, state), TransactionRows.LoadAsync);
        await LoadAsync(state.Totals, LoyaltyKeys.Totals(facts), TotalsRows.LoadAsync);
        await LoadAsync(state.Enrolments, LoyaltyKeys.Cycles(catalog, facts), EnrolmentRows.LoadAsync);
        await LoadAsync(state.Progress, LoyaltyKeys.Progress(catalog, facts, state), ProgressRows.LoadAsync);
        var due = LoyaltyKeys.Due(catalog, facts).ToList();
        state.Progress.Load([], await ProgressRows.LoadDueAsync(connection, transaction, due, cancellation));
        await LoadAsync(state.Streaks, LoyaltyKeys.Streaks(catalog, facts), StreakRows.LoadAsync);
        state.Streaks.Load([], await StreakRows.LoadDueAsync(connection, transaction, due, cancellation));
        state.Progress.Load([], await ProgressRows.LoadAllAsync(connection, transaction, [.. LoyaltyKeys.UnEnrolments(catalog, facts)], cancellation));
        await LoadAsync(state.Enrolments, LoyaltyKeys.Enrolments(catalog, facts, state), EnrolmentRows.LoadAsync);
        var unified = LoyaltyKeys.Unified(catalog, facts, state);
        await LoadAsync(state.Unified, unified, UnifiedRows.LoadAsync);
        if (LoyaltyKeys.Together(catalog, facts, unified) is { Count: > 0 } together)
            await LoadAsync(state.Progress, together, ProgressRows.LoadAsync);
        var candidates = EarnKeys.Candidates(catalog, facts, state);
        await LoadAsync(state.BadgeCounts, EarnKeys.Counts(candidates), BadgeRows.LoadCountsAsync);
        var gaps = EarnKeys.Times(catalog, facts, candidates);
        await LoadAsync(state.BadgeIssues, EarnKeys.Issues(catalog, facts, candidates), BadgeIssueRows.LoadAsync);
        await HeldBadgeRows.LoadAsync(connection, transaction, HeldBadgeKeys.Of(facts), state.HeldBadges, cancellation);
        state.EarnTimes.Load(gaps, await EarnTimeRows.CountAsync(connection, transaction, gaps, cancellation));
        return state;

        async Task LoadAsync<TKey, TRow>(TrackedRows<TKey, TRow> rows, HashSet<TKey> keys,
            Func<NpgsqlConnection, NpgsqlTransaction, IReadOnlyList<TKey>, CancellationToken, Task<List<TRow>>> load)
            where TKey : struct
            where TRow : class, IRow<TKey> =>
            rows.Load(keys, await load(connection, transaction, [.. keys], cancellation));
    }

    public static void Write(WriteBatch writes, LoyaltyState state) => writes
        .Add(TransactionRows.Upsert, [.. state.Transactions.Changed])
        .Add(TotalsRows.Upsert, [.. state.Totals.Changed])
        .Add(ProgressRows.Upsert, [.. state.Progress.Changed])
        .Add(EnrolmentRows.Upsert, [.. state.Enrolments.Changed])
        .Add(StreakRows.Upsert, [.. state.Streaks.Changed])
        .Add(UnifiedRows.Upsert, [.. state.Unified.Changed])
        .Add(TargetEventRows.Upsert, [.. state.TargetEvents.Changed])
        .Add(HeldBadgeRows.Upsert, [.. state.HeldBadges.Changed])
        .Add(BadgeIssueRows.Upsert, [.. state.BadgeIssues.Changed])
        .Add(BadgeRows.UpsertCounts, [.. state.BadgeCounts.Changed])
        .Add(EarnTimeRows.Add, [.. state.EarnTimes.Added]);
}
