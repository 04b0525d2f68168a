using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty;
using EventPlatform.Loyalty.Customers;
using EventPlatform.Projections.Pages;
using EventPlatform.ReadModels.Profiles;
using EventPlatform.ReadModels.SetBased;
using Npgsql;

namespace EventPlatform.Projections.Profiles;

/// <summary>
/// Customers as a whole: personal data, consents, points and tier; says which change the profile route has to send. Beside them, whose each
/// identifier is.
/// </summary>
internal sealed class ProfilesFold : IPageFold
{
    public async Task<IReadOnlyList<Outcome>> FoldAsync(HistoryPage page, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        var facts = page.Facts.Where(fact => StreamKey.IsCustomer(fact.StreamKey) && ProfileFold.Concerns(fact.Event)).ToList();
        var keys = facts.Select(fact => fact.StreamKey).Distinct().ToList();
        var rows = (await ProfileRows.LoadAsync(connection, transaction, keys, cancellation)).ToDictionary(row => row.Profile.StreamKey);
        var changed = new HashSet<string>();
        var moves = new List<IdentifierMove>();
        var shown = facts.Aggregate(false, (any, fact) => Fold(fact, rows, changed, moves) || any);
        var owners = await OwnersAsync(connection, transaction, moves, cancellation);
        await using var writes = new WriteBatch(connection, transaction);
        writes.Add(ProfileRows.Upsert, [.. changed.Select(key => rows[key])]).Add(owners);
        if (page.IsLive && shown)
            writes.Notify(ProfileTable.Channel);
        await writes.ExecuteAsync(cancellation);
        return [];
    }

    /// <summary>The identifiers that have another owner after the page.</summary>
    private static async Task<List<IdentifierOwner>> OwnersAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, List<IdentifierMove> moves,
        CancellationToken cancellation)
    {
        var keys = moves.Select(move => move.Key).ToHashSet();
        var owners = new TrackedRows<IdentifierKey, IdentifierOwner>(knowsAll: false);
        owners.Load(keys, await IdentifierRows.LoadAsync(connection, transaction, [.. keys], cancellation));
        foreach (var move in moves)
            IdentifierFold.Apply(owners, move);
        return [.. owners.Changed];
    }

    /// <returns>Whether the profile route has something new to send.</returns>
    private static bool Fold(Fact fact, Dictionary<string, ProfileRow> rows, HashSet<string> changed, List<IdentifierMove> moves)
    {
        var row = rows.GetValueOrDefault(fact.StreamKey);
        var (profile, shown) = ProfileFold.Apply(row?.Profile, fact);
        moves.AddRange(IdentifierFold.Moves(fact, row?.Profile.Personal ?? PersonalProfile.Nobody, profile.Personal));
        if (ReferenceEquals(profile, row?.Profile))
            return false;
        var change = shown || row is null ? new ProfileChange(fact.Sequence, fact.Id, fact.Stored, fact.TraceParent) : row.Changed;
        rows[fact.StreamKey] = new ProfileRow(profile, change);
        changed.Add(fact.StreamKey);
        return shown;
    }
}
