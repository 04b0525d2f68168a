using EventPlatform.Loyalty.Clock;
using System.Text.Json;
using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Customers;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Milestones;

using EventPlatform.Loyalty.Streaks;
using EventPlatform.Loyalty.Unified;

namespace EventPlatform.Loyalty.Tests.Histories;

/// <summary>
/// The fold as a projection runs it: page by page, each with a state of its own that is loaded from tables by the keys of the page and
/// written back. Rows are kept as JSON, as a store would.
/// </summary>
internal sealed class Pages
{
    private readonly Dictionary<TransactionKey, string> _transactions = [];
    private readonly Dictionary<TotalsKey, string> _totals = [];
    private readonly Dictionary<ProgressKey, string> _progress = [];
    private readonly Dictionary<EnrolmentKey, string> _enrolments = [];
    private readonly Dictionary<BadgeCountKey, string> _counts = [];
    private readonly EarnTimeTable _earnTimes = new();
    private readonly Dictionary<StreakKey, string> _streaks = [];
    private readonly Dictionary<UnifiedKey, string> _unified = [];
    private readonly Dictionary<TargetEventKey, string> _targetEvents = [];
    private readonly Dictionary<BadgeIssueKey, string> _issues = [];
    private readonly HeldBadgeTable _badges = new();

    public List<Outcome> Outcomes { get; } = [];

    public void Fold(IReadOnlyList<Fact> facts, int size) => Fold(facts, [size]);

    /// <summary>Pages of these sizes, over and over; each begins as after a restart.</summary>
    public void Fold(IReadOnlyList<Fact> facts, int[] sizes)
    {
        var catalog = DefinitionCatalog.Empty;
        for (var (from, page) = (0, 0); from < facts.Count; from += sizes[page++ % sizes.Length])
            catalog = FoldPage(catalog, [.. facts.Skip(from).Take(sizes[page % sizes.Length])], facts.Take(from));
    }

    public IEnumerable<MilestoneProgress> Progress => _progress.Values.Select(Row<MilestoneProgress>);

    public IEnumerable<UnifiedProgress> Unified => _unified.Values.Select(Row<UnifiedProgress>);

    public IEnumerable<StreakProgress> Streaks => _streaks.Values.Select(Row<StreakProgress>);

    public IEnumerable<TargetEvent> TargetEvents => _targetEvents.Values.Select(Row<TargetEvent>);

    public IEnumerable<HeldBadge> HeldBadges => _badges.Rows.Select(Row<HeldBadge>);

    /// <summary>All rows, in an order of their own.</summary>
    public IEnumerable<string> Rows() =>
        new[] { _streaks.Values, _unified.Values, _transactions.Values, _totals.Values, _progress.Values, _enrolments.Values, _counts.Values, (IEnumerable<string>)_earnTimes.Rows, _targetEvents.Values, _issues.Values, _badges.Rows }
            .SelectMany(rows => rows.Order(StringComparer.Ordinal));

    /// <returns>What a projection that starts anew would build from the stored definitions up to the page's end.</returns>
    private DefinitionCatalog FoldPage(DefinitionCatalog before, IReadOnlyList<Fact> page, IEnumerable<Fact> earlier)
    {
        var catalog = before;
        var state = new LoyaltyState();
        foreach (var asked in LoyaltyKeys.History(catalog, page))
            state.History.Load([asked], earlier.Where(fact => fact.StreamKey == asked.StreamKey && fact.Sequence > asked.After));
        Load(state.Transactions, LoyaltyKeys.Transactions(page, state), _transactions);
        Load(state.Totals, LoyaltyKeys.Totals(page), _totals);
        Load(state.Enrolments, LoyaltyKeys.Cycles(catalog, page), _enrolments);
        Load(state.Progress, LoyaltyKeys.Progress(catalog, page, state), _progress);
        Load(state.Streaks, LoyaltyKeys.Streaks(catalog, page), _streaks);
        foreach (var due in LoyaltyKeys.Due(catalog, page))
        {
            state.Progress.Load([], Due(due));
            state.Streaks.Load([], _streaks.Values.Select(Row<StreakProgress>).Where(row => row.TargetGroupId == due.TargetGroupId && row.MissedAfter <= due.Through));
        }
        var unEnrolled = LoyaltyKeys.UnEnrolments(catalog, page);
        if (unEnrolled.Count > 0)
            state.Progress.Load([], Progress.Where(row => unEnrolled.Contains(new EnrolmentKey(row.StreamKey, row.TargetRuleId))));
        Load(state.Enrolments, LoyaltyKeys.Enrolments(catalog, page, state), _enrolments);
        var unified = LoyaltyKeys.Unified(catalog, page, state);
        Load(state.Unified, unified, _unified);
        Load(state.Progress, LoyaltyKeys.Together(catalog, page, unified), _progress);
        var candidates = EarnKeys.Candidates(catalog, page, state);
        Load(state.BadgeCounts, EarnKeys.Counts(candidates), _counts);
        Load(state.BadgeIssues, EarnKeys.Issues(catalog, page, candidates), _issues);
        _badges.Load(HeldBadgeKeys.Of(page), state.HeldBadges);
        var gaps = EarnKeys.Times(catalog, page, candidates);
        state.EarnTimes.Load(gaps, _earnTimes.Count(gaps));
        foreach (var fact in page)
            catalog = LoyaltyFold.Apply(catalog, state, fact, Outcomes);
        Save(state.Transactions, _transactions);
        Save(state.Totals, _totals);
        Save(state.Progress, _progress);
        Save(state.Enrolments, _enrolments);
        Save(state.BadgeCounts, _counts);
        _earnTimes.Add(state.EarnTimes.Added);
        Save(state.Unified, _unified);
        Save(state.Streaks, _streaks);
        Save(state.TargetEvents, _targetEvents);
        Save(state.BadgeIssues, _issues);
        _badges.Save(state.HeldBadges.Changed);
        return page.Aggregate(before, (known, fact) => known.With(fact));
    }

    private IEnumerable<MilestoneProgress> Due(DueRows due) => Progress
        .Where(row => row.OrgId == due.OrgId && row.TargetGroupId == due.TargetGroupId && row.OpenUntil <= due.Through)
        .OrderBy(row => row.OpenUntil).ThenBy(row => row.StreamKey, StringComparer.Ordinal).ThenBy(row => row.TargetRuleId).ThenBy(row => row.PeriodId)
        .Take(due.Limit);

    private static void Load<TKey, TRow>(TrackedRows<TKey, TRow> rows, HashSet<TKey> keys, Dictionary<TKey, string> table)
        where TKey : struct
        where TRow : class, IRow<TKey> =>
        rows.Load(keys, keys.Where(table.ContainsKey).Select(key => Row<TRow>(table[key])));

    private static void Save<TKey, TRow>(TrackedRows<TKey, TRow> rows, Dictionary<TKey, string> table)
        where TKey : struct
        where TRow : class, IRow<TKey>
    {
        foreach (var row in rows.Changed)
            table[row.Key] = Text(row);
    }

    private static TRow Row<TRow>(string text) => (TRow)JsonSerializer.Deserialize(text, typeof(TRow), LoyaltyJson.Default)!;

    private static string Text<TRow>(TRow row) => JsonSerializer.Serialize(row, typeof(TRow), LoyaltyJson.Default);
}
