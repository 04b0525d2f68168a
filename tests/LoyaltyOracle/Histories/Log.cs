using System.Globalization;
using System.Text.Json;
using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty;

namespace EventPlatform.LoyaltyOracle.Histories;

/// <summary>A history as the log of one organisation: facts in the order in which they are stored.</summary>
public sealed class Log
{
    private readonly long _orgId;
    private readonly int[] _rules;
    private readonly List<Fact> _facts = [];
    private readonly Dictionary<string, long> _versions = [];
    private DateTimeOffset _now = new(2025, 6, 10, 20, 0, 0, TimeSpan.Zero);

    private Log(long orgId, int[] rules) => (_orgId, _rules) = (orgId, rules);

    /// <summary>The steps of a history, all about the rules that its first one chooses.</summary>
    public static IReadOnlyList<Fact> Of(Step[] steps, long orgId = 100)
    {
        var log = new Log(orgId, Definitions.Rules(new Choices(steps.Length == 0 ? 0 : steps[0].Choice)));
        foreach (var step in steps)
            log.Play(step);
        return log._facts;
    }

    private void Play(Step step)
    {
        _now = _now.AddHours(step.Hours);
        var choose = new Choices(step.Choice);
        switch (step.Kind)
        {
            case StepKind.DefinesGroup:
                Define(DefinitionKind.TargetGroup, Definitions.Group(choose, _rules), choose);
                break;
            case StepKind.DefinesBadge:
                Define(DefinitionKind.Badge, Definitions.OfBadge(choose), choose);
                break;
            case StepKind.DefinesStreak:
                Define(DefinitionKind.Streak, Definitions.Streak(choose, _rules), choose);
                break;
            case StepKind.DefinesOrganisation:
                Define(DefinitionKind.Organisation, ($"{_orgId}", Definitions.Organisation(choose)), choose);
                break;
            case StepKind.Clock:
                Append(StreamKey.System(_orgId, ClockAdvanced.Subject), Clock(_now.AddHours(-Math.Max(0, step.Late))));
                break;
            default:
                Append(StreamKey.Customer(_orgId, $"{step.Customer}"), Happenings.Of(step, _now, choose, _rules));
                break;
        }
    }

    private void Define(DefinitionKind kind, (string Id, string Json) definition, Choices choose)
    {
        var json = JsonElement.Parse(definition.Json.Replace('\'', '"'));
        Append(StreamKey.Definition(_orgId, kind.Path, definition.Id), kind.Event(json, _now, retired: choose.OneIn(12)));
    }

    private ClockAdvanced Clock(DateTimeOffset until) => new() { Name = ClockAdvanced.EventName, Occurred = _now, Received = _now, Until = until };

    private void Append(string streamKey, StoredEvent happened)
    {
        var sequence = _facts.Count + 1;
        var version = _versions[streamKey] = _versions.GetValueOrDefault(streamKey) + 1;
        var text = sequence.ToString(CultureInfo.InvariantCulture);
        _facts.Add(new Fact(sequence, EventIdentity.OfSource(_orgId, "/history", text), version, streamKey, _orgId, _now, happened) { SourceId = $"request-{text}" });
    }
}
