using EventPlatform.Loyalty.Filters;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>Reads one target of a group [spec 06.1].</summary>
internal static class TargetReader
{
    private const int LongestName = 200, LongestSegment = 100, MostBadges = 20;

    /// <summary>12 digits before and 3 after the point.</summary>
    public const decimal LargestGoal = 999_999_999_999.999m;

    private static readonly (string, TargetEntity)[] Entities =
        [("TRANSACTION", TargetEntity.Transaction), ("LINEITEM", TargetEntity.LineItem), ("EVENT", TargetEntity.Event)];

    private static readonly (string, TargetType)[] Types =
    [
        ("SALES", TargetType.Sales), ("GROSS_SALES", TargetType.GrossSales), ("VISIT", TargetType.Visit), ("COUNT", TargetType.Count),
        ("QUANTITY", TargetType.Quantity), ("EXTENDED_FIELD", TargetType.ExtendedField),
    ];

    private static readonly (string, FieldAggregate)[] Aggregates = [("SUM", FieldAggregate.Sum), ("COUNT", FieldAggregate.Count)];

    private static readonly (string, LineItemReturn)[] LineItemReturns = [("PRORATE", LineItemReturn.Prorate), ("IGNORE", LineItemReturn.Ignore)];

    private static readonly (string, EnrolmentKind)[] Enrolments =
        [("ALL", EnrolmentKind.All), ("EVENT", EnrolmentKind.Event), ("SEGMENT", EnrolmentKind.Segment)];

    private static readonly (string, ReturnPolicy)[] Policies = [("SAME_PERIOD", ReturnPolicy.SamePeriod), ("NEXT_PERIOD", ReturnPolicy.NextPeriod)];

    public static TargetDefinition? Read(ObjectReader reader, HashSet<long> ids)
    {
        var ruleId = RuleId(reader, ids);
        var name = reader.Text("name", LongestName, required: true);
        var goal = reader.Positive("goal", LargestGoal, required: true);
        var entity = reader.Choice("entity", Entities, ["REWARDS"], null);
        var type = reader.Choice("type", Types, [], entity == TargetEntity.Event ? TargetType.Count : null);
        var eventName = Event(reader, entity, type);
        var (field, aggregate) = ExtendedField(reader, type);
        var lineItemReturn = LineItemReturnOf(reader, entity);
        var enrolment = reader.Choice<EnrolmentKind>("enrolment", Enrolments, [], EnrolmentKind.All);
        var segment = Segment(reader, enrolment);
        var trackFromEnrolment = reader.Flag("trackFromEnrolment", false);
        var returns = reader.Flag("allowReturns", false);
        var policy = reader.Choice<ReturnPolicy>("returnPolicy", Policies, [], ReturnPolicy.SamePeriod) ?? default;
        var filter = FilterReader.Read(reader, "filter");
        var marks = SubMilestoneReader.Read(reader);
        var badges = DefinitionIds.Badges(reader, "badges", MostBadges);
        if (ruleId is null || name is null || goal is null || entity is null || type is null)
            return null;
        return new TargetDefinition(ruleId.Value, name, goal.Value, entity.Value, type.Value)
        {
            Event = eventName,
            Field = field,
            Aggregate = aggregate,
            LineItemReturn = lineItemReturn,
            Filter = filter,
            Enrolment = enrolment ?? default,
            Segment = segment,
            TrackFromEnrolment = trackFromEnrolment,
            AllowReturns = returns,
            ReturnPolicy = policy,
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
        if (entity is TargetEntity.Transaction or TargetEntity.LineItem)
            reader.Forbid("event", "Only a target of entity EVENT names an event.");
        if (entity != TargetEntity.Event)
        {
            reader.TryTake("event", required: false, out _);
            return null;
        }
        if (type is TargetType.Sales or TargetType.GrossSales or TargetType.Quantity or TargetType.ExtendedField)
            reader.Faults.Add(reader.At("type"), DefinitionFaultCode.BadCombination, "An event counts 1: COUNT or VISIT is expected for entity EVENT.");
        return DefinitionIds.EventName(reader, "event");
    }

    private static (string? Field, FieldAggregate Aggregate) ExtendedField(ObjectReader reader, TargetType? type)
    {
        if (type != TargetType.ExtendedField)
        {
            ForbidUnlessRefused(reader, "field", type is null, "Only type EXTENDED_FIELD takes a field.");
            ForbidUnlessRefused(reader, "aggregate", type is null, "Only type EXTENDED_FIELD takes an aggregate.");
            return default;
        }
        var field = reader.Text("field", LongestName, required: true);
        if (field is not null && !DefinitionIds.IsFieldCode(field))
            reader.Faults.Add(reader.At("field"), DefinitionFaultCode.BadFieldCode, $"Found {FaultList.Quote(field)}; a context code is expected.");
        return (field, reader.Choice("aggregate", Aggregates, [], null) ?? default);
    }

    private static LineItemReturn LineItemReturnOf(ObjectReader reader, TargetEntity? entity)
    {
        if (entity == TargetEntity.LineItem)
            return reader.Choice<LineItemReturn>("lineItemReturn", LineItemReturns, [], LineItemReturn.Prorate) ?? default;
        ForbidUnlessRefused(reader, "lineItemReturn", entity is null, "Only entity LINEITEM takes lineItemReturn.");
        return default;
    }

    private static string? Segment(ObjectReader reader, EnrolmentKind? enrolment)
    {
        if (enrolment == EnrolmentKind.Segment)
            return reader.Text("segment", LongestSegment, required: true);
        ForbidUnlessRefused(reader, "segment", enrolment is null, "Only enrolment SEGMENT takes a segment.");
        return null;
    }

    private static void ForbidUnlessRefused(ObjectReader reader, string field, bool refused, string why)
    {
        if (refused)
            reader.TryTake(field, required: false, out _);
        else
            reader.Forbid(field, why);
    }
}
