using System.Text.Json;
using EventPlatform.Contracts.Events;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Windows;

namespace EventPlatform.ReadModels.Definitions;

/// <summary>The target group that a rule belongs to.</summary>
/// <param name="Id">The group's id.</param>
/// <param name="Definition">Its newest version.</param>
public sealed record RuleOwner(string Id, JsonElement Definition)
{
    /// <summary>Is it one of the group's periods? False for windows whose periods are each customer's own.</summary>
    public bool HasPeriod(long periodId) =>
        DefinitionReader.Read(DefinitionKind.TargetGroup, Id, Definition).Definition is TargetGroupDefinition { Window: CalendarWindowDefinition or ListedWindowDefinition } group
        && PeriodWindow.Of(group, ZoneHistory.Utc) is var window
        && Enumerable.Range(0, window.Count).Any(index => window[index].Id == periodId);
}
