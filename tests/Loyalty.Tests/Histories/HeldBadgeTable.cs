using System.Globalization;
using System.Text.Json;
using EventPlatform.Loyalty.Badges;

namespace EventPlatform.Loyalty.Tests.Histories;

/// <summary>Held badges as a store keeps them: a page is given what its keys name, and nothing else.</summary>
internal sealed class HeldBadgeTable
{
    private readonly SortedDictionary<string, string> _rows = new(StringComparer.Ordinal);

    public IEnumerable<string> Rows => _rows.Values;

    public void Save(IEnumerable<HeldBadge> changed)
    {
        foreach (var held in changed)
            _rows[held.Key.ToString()] = JsonSerializer.Serialize(held, LoyaltyJson.Default.HeldBadge);
    }

    public void Load(HeldBadgeKeys keys, TrackedRows<HeldBadgeKey, HeldBadge> held)
    {
        var all = _rows.Values.Select(row => JsonSerializer.Deserialize(row, LoyaltyJson.Default.HeldBadge)!).ToList();
        var active = all.FindAll(row => row.Status == BadgeStatus.Held);
        List<HeldBadge> rows =
        [
            .. all.Where(row => keys.Reported.Contains(row.Key)),
            .. active.Where(row => keys.Revocable.Contains(new(row.StreamKey, row.BadgeId))),
            .. active.Where(row => row.TransactionId is { } id && keys.Returned.Contains(new(row.StreamKey, id))),
        ];
        foreach (var due in keys.DueBeside(rows.Count))
            rows.AddRange(active.Where(row => row.Due <= due.Until && row.StreamKey.StartsWith(due.OrgId.ToString(CultureInfo.InvariantCulture) + ":", StringComparison.Ordinal))
                .OrderBy(row => row.Due).ThenBy(row => row.Sequence).ThenBy(row => row.BadgeId, StringComparer.Ordinal).ThenBy(row => row.EarnId, StringComparer.Ordinal)
                .Take((int)due.Most));
        held.Load([], rows);
    }
}
