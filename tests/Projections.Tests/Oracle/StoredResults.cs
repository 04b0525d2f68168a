using System.Text.Json;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty;
using EventPlatform.Loyalty.Milestones;
using EventPlatform.LoyaltyOracle.Results;
using EventPlatform.ReadModels.Milestones;
using Npgsql;

namespace EventPlatform.Projections.Tests.Oracle;

/// <summary>What the projections made in a store, organisation by organisation, in the lines of the oracle.</summary>
internal sealed class StoredResults(StoredLogs logs)
{
    private readonly ProductLines _lines = new(id => logs.Logs.SelectMany(log => log).First(fact => fact.Id == id).Sequence);

    public async Task<ILookup<long, string>> ReadAsync()
    {
        var found = new List<(string StreamKey, string Line)>();
        await AddAsync(found, $"select {ProgressRows.Columns} from read_models.milestone_progress p", row => ProgressRows.Read(row) is { Removed: false } progress ? (progress.StreamKey, ProductLines.Of(progress)) : null);
        await AddAsync(found, "select stream_key, target_rule_id, seq_id, kind, period_id, target_group_id, display_name, unique_id, occurred, target_value from read_models.target_events",
            row => TargetEvent(row) is var counted ? (counted.StreamKey, ProductLines.Of(counted)) : null);
        await AddAsync(found, "select state from read_models.unified_progress",
            row => JsonSerializer.Deserialize(row.GetString(0), LoyaltyJson.Default.UnifiedProgress) is { } unified ? (unified.StreamKey, ProductLines.Of(unified)) : null);
        await AddAsync(found, "select state from read_models.streaks",
            row => JsonSerializer.Deserialize(row.GetString(0), LoyaltyJson.Default.StreakProgress) is { } streak ? (streak.StreamKey, ProductLines.Of(streak)) : null);
        await AddAsync(found, "select state from read_models.held_badges",
            row => JsonSerializer.Deserialize(row.GetString(0), LoyaltyJson.Default.HeldBadge) is { } held ? (held.StreamKey, _lines.Of(held)) : null);
        await AddAsync(found, "select o.stream_id, c.seq_id, o.data from events.mt_events o join events.mt_events c on c.id = o.causation_id::uuid",
            row => (row.GetString(0), _lines.Of(StreamKey.CustomerOf(row.GetString(0)), row.GetInt64(1), JsonElement.Parse(row.GetString(2)))));
        return found.ToLookup(one => StreamKey.OrganisationOf(one.StreamKey), one => one.Line);
    }

    private async Task AddAsync(List<(string, string)> found, string sql, Func<NpgsqlDataReader, (string, string)?> read)
    {
        await using var command = logs.Store.Database.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            if (read(row) is { } line)
                found.Add(line);
    }

    private static TargetEvent TargetEvent(NpgsqlDataReader row) => new()
    {
        StreamKey = row.GetString(0),
        TargetRuleId = row.GetInt64(1),
        Sequence = row.GetInt64(2),
        Kind = (TargetEventKind)row.GetInt16(3),
        PeriodId = row.GetInt64(4),
        TargetGroupId = row.GetInt64(5),
        DisplayName = row.IsDBNull(6) ? null : row.GetString(6),
        UniqueId = row.IsDBNull(7) ? null : row.GetString(7),
        Occurred = row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8),
        TargetValue = row.GetDecimal(9),
    };
}
