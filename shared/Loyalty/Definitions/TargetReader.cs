using EventPlatform.Loyalty.Filters;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>Reads one target of a group [spec 06.1].</summary>
internal static class TargetReader
{
    private const int LongestName = 200, MostBadges = 20;

    /// <summary>12 digits before and 3 after the point.</summary>
    public const decimal LargestGoal = 999_999_999_999.999m;

    private static readonly (string, TargetEntity)[] Entities = [("TRANSACTION", TargetEntity.Transaction), ("EVENT", TargetEntity.Event)];

    private static readonly (string, TargetType)[] Types =
    [
        ("SALES", TargetType.Sales), ("GROSS_SALES", TargetType.GrossSales), ("VISIT", TargetType.Visit), ("COUNT", TargetType.Count),
        ("QUANTITY", TargetType.Quantity),
    ];

    public static TargetDefinition? Read(ObjectReader reader, HashSet<long> ids)
    {
        var ruleId = RuleId(reader, ids);
        var name = reader.Text("name", LongestName, required: true);
        var goal = reader.Positive("goal", LargestGoal, required: true);
        var entity = reader.Choice("entity", Entities, ["LINEITEM", "REWARDS"], null);
        var type = reader.Choice("type", Types, ["EXTENDED_FIELD"], entity == TargetEntity.Event ? TargetType.Count : null);
        var eventName = Event(reader, entity, type);
        CheckFieldsOfOtherRules(reader, entity, type);
        CheckEnrolment(reader);
        var filter = FilterReader.Read(reader, "filter");
        var returns = AllowReturns(reader);
        var marks = SubMilestoneReader.Read(reader);
        var badges = DefinitionIds.Badges(reader, "badges", MostBadges);
        if (ruleId is null || name is null || goal is null || entity is null || type is null)
            return null;
        return new TargetDefinition(ruleId.Value, name, goal.Value, entity.Value, type.Value)
        {
            Event = eventName,
            Filter = filter,
            AllowReturns = returns,
            SubMilestones = marks,
            Badges = badges,
        };
    }

    private static long? RuleId(ObjectReader reader, HashSet<long> ids)
    {
        var id = reader.Integer("targetRuleId", 1, long.MaxValue, required: true);
        if (id is { } known && !ids.Add(known))
            reader.Faults.Add(reader.At("targetRuleId"), DefinitionFaultCode.Duplicate, $"{known} is the id of another target of this group.");
        return id;
    }

    private static string? Event(ObjectReader reader, TargetEntity? entity, TargetType? type)
    {
        if (entity == TargetEntity.Transaction)
            reader.Forbid("event", "Only a target of entity EVENT names an event.");
        if (entity != TargetEntity.Event)
        {
            reader.TryTake("event", required: false, out _);
            return null;
        }
        if (type is TargetType.Sales or TargetType.GrossSales or TargetType.Quantity)
            reader.Faults.Add(reader.At("type"), DefinitionFaultCode.BadCombination, "An event counts 1: COUNT or VISIT is expected for entity EVENT.");
        return DefinitionIds.EventName(reader, "event");
    }

    /// <summary>Fields of an entity or type that is not supported are refused with it; elsewhere they have no place.</summary>
    private static void CheckFieldsOfOtherRules(ObjectReader reader, TargetEntity? entity, TargetType? type)
    {
        ForbidUnlessRefused(reader, "field", type is null, "Only type EXTENDED_FIELD takes a field.");
        ForbidUnlessRefused(reader, "aggregate", type is null, "Only type EXTENDED_FIELD takes an aggregate.");
        ForbidUnlessRefused(reader, "lineItemReturn", entity is null, "Only entity LINEITEM takes lineItemReturn.");
    }

    private static void CheckEnrolment(ObjectReader reader)
    {
        var enrolment = reader.Choice("enrolment", [("ALL", true)], ["EVENT", "SEGMENT"], true);
        ForbidUnlessRefused(reader, "segment", enrolment is null, "Only enrolment SEGMENT takes a segment.");
        reader.Flag("trackFromEnrolment", false);
    }

    private static bool AllowReturns(ObjectReader reader)
    {
        reader.Choice("returnPolicy", [("SAME_PERIOD", true)], ["NEXT_PERIOD"], true);
        return reader.Flag("allowReturns", false);
    }

    private static void ForbidUnlessRefused(ObjectReader reader, string field, bool refused, string why)
    {
        if (refused)
            reader.TryTake(field, required: false, out _);
        else
            reader.Forbid(field, why);
    }
}
