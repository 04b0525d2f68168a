using EventPlatform.Contracts.Identity;
using EventPlatform.EventStore.Projecting;
using EventPlatform.Loyalty;
using EventPlatform.Loyalty.Customers;
using EventPlatform.Projections.Pages;
using EventPlatform.ReadModels.Profiles;
using EventPlatform.ReadModels.SetBased;
using JasperFx.Events.Projections;
using Npgsql;

namespace EventPlatform.Projections.Profiles;

/// <summary>Customers as a whole: personal data, consents, points and tier; says which change the profile route has to send.</summary>
public sealed class ProfilesProjection : PageProjection
{
    public const string Name = "Profiles";

    /// <summary>Where the relay listens for changed profiles.</summary>
    public const string Channel = "profiles_changed";

    protected override async Task ApplyAsync(EventRange page, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        using var telemetry = PageTelemetry.Begin(page);
        var facts = Facts.Of(page.Events).FindAll(fact => StreamKey.IsCustomer(fact.StreamKey) && ProfileFold.Concerns(fact.Event));
        var keys = facts.Select(fact => fact.StreamKey).Distinct().ToList();
        var rows = (await ProfileRows.LoadAsync(connection, transaction, keys, cancellation)).ToDictionary(row => row.Profile.StreamKey);
        var traceParents = page.Events.ToDictionary(stored => stored.Sequence, stored => stored.TraceParent());
        var changed = new HashSet<string>();
        var shown = facts.Aggregate(false, (any, fact) => Fold(fact, rows, changed, traceParents) || any);
        await using var writes = new WriteBatch(connection, transaction);
        writes.Add(ProfileRows.Upsert, [.. changed.Select(key => rows[key])]);
        if (shown)
            writes.Notify(Channel);
        await writes.ExecuteAsync(cancellation);
    }

    /// <returns>Whether the profile route has something new to send.</returns>
    private static bool Fold(Fact fact, Dictionary<string, ProfileRow> rows, HashSet<string> changed, Dictionary<long, string?> traceParents)
    {
        var row = rows.GetValueOrDefault(fact.StreamKey);
        var (profile, shown) = ProfileFold.Apply(row?.Profile, fact);
        if (ReferenceEquals(profile, row?.Profile))
            return false;
        var change = shown || row is null ? new ProfileChange(fact.Sequence, fact.Id, fact.Stored, traceParents[fact.Sequence]) : row.Changed;
        rows[fact.StreamKey] = new ProfileRow(profile, change);
        changed.Add(fact.StreamKey);
        return shown;
    }
}
