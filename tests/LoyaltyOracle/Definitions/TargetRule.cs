using System.Text.Json;
using EventPlatform.Contracts.Context;

namespace EventPlatform.LoyaltyOracle.Definitions;

/// <summary>A target as its group's version in force defines it [spec 06.1].</summary>
public sealed class TargetRule(GroupRule group, JsonElement json)
{
    public GroupRule Group => group;

    public long Id { get; } = json.Whole("targetRuleId")!.Value;

    public string Name { get; } = json.Text("name")!;

    public decimal Goal { get; } = json.Number("goal")!.Value;

    public string Entity { get; } = json.Text("entity")!;

    public string Type { get; } = json.Text("type") ?? "COUNT";

    public string? Event { get; } = json.Text("event");

    public string? Field { get; } = json.Text("field");

    public bool CountsField { get; } = json.Text("aggregate") == "COUNT";

    public bool AllowReturns { get; } = json.Flag("allowReturns", false);

    public bool ReturnsLater { get; } = json.Text("returnPolicy") == "NEXT_PERIOD";

    public bool Prorates { get; } = json.Text("lineItemReturn") != "IGNORE";

    public string Enrolment { get; } = json.Text("enrolment") ?? "ALL";

    public string? Segment { get; } = json.Text("segment");

    public bool TrackFromEnrolment { get; } = json.Flag("trackFromEnrolment", false);

    public IReadOnlyList<string> Badges { get; } = [.. json.List("badges").Select(badge => badge.GetString()!)];

    /// <summary>Whether an event counts 1, or its day.</summary>
    public bool IsCount => Type is "COUNT" or "VISIT" || (Type == "EXTENDED_FIELD" && CountsField);

    public bool IsVisit => Type == "VISIT";

    /// <summary>Marks on the way and their values for a goal, three places.</summary>
    public IEnumerable<(string Name, decimal Value)> MarksFor(decimal goal) => json.List("subMilestones").Select(mark =>
        (mark.Text("name")!, mark.Number("value") ?? Amounts.Three(goal * mark.Number("percent")!.Value / 100)));

    public bool Takes(EventContext context) => Conditions.Holds(json.Field("filter"), context);
}
