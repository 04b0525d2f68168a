using EventPlatform.Contracts.Identity;
using EventPlatform.EventStore.Projecting;
using EventPlatform.Loyalty.Customers;
using EventPlatform.Projections.Pages;
using EventPlatform.ReadModels.Profiles;
using EventPlatform.ReadModels.SetBased;
using JasperFx.Events.Projections;
using Npgsql;

namespace EventPlatform.Projections.Profiles;

/// <summary>Customers as a whole: personal data, consents, points, tier and totals; says which change the profile route has to send.</summary>
public sealed class ProfilesProjection : PageProjection
{
    public const string Name = "Profiles";

    protected override async Task ApplyAsync(EventRange page, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        using var telemetry = PageTelemetry.Begin(page);
        var keys = page.Events.Select(stored => stored.StreamKey!).Where(StreamKey.IsCustomer).Distinct().ToList();
        var loaded = await ProfileRows.LoadAsync(connection, transaction, keys, cancellation);
        var rows = loaded.ToDictionary(row => row.Profile.StreamKey);
        var shown = Fold(page, rows);
        await using var writes = new WriteBatch(connection, transaction);
        writes.Add(ProfileRows.Upsert, [.. rows.Values]);
        if (shown)
            writes.Notify(ProfileTable.Channel);
        await writes.ExecuteAsync(cancellation);
    }

    private static bool Fold(EventRange page, Dictionary<string, ProfileRow> rows)
    {
        var traceParents = page.Events.ToDictionary(stored => stored.Sequence, stored => stored.TraceParent());
        var anyShown = false;
        foreach (var fact in Facts.Of(page.Events))
        {
            if (!StreamKey.IsCustomer(fact.StreamKey))
                continue;
            var row = rows.GetValueOrDefault(fact.StreamKey);
            var (profile, shown) = ProfileFold.Apply(row?.Profile, fact);
            anyShown |= shown;
            var changed = shown || row is null ? new ProfileChange(fact.Sequence, fact.Id, fact.Stored, traceParents[fact.Sequence]) : row.Changed;
            rows[fact.StreamKey] = new ProfileRow(profile, changed);
        }
        return anyShown;
    }
}
