using EventPlatform.Loyalty.Filters;

namespace EventPlatform.Loyalty.Definitions;

/// <summary>Reads a badge [spec 06.3].</summary>
internal static class BadgeReader
{
    private const int LongestName = 200, LongestText = 2_000, LongestWord = 100, MostConstraints = 10, MostEarnOn = 20, MostDays = 36_600;

    private static readonly (string, ConstraintLevel)[] Levels = [("BADGE", ConstraintLevel.Badge), ("CUSTOMER", ConstraintLevel.Customer)];

    private static readonly (string, ConstraintType)[] Types =
        [("NONE", ConstraintType.None), ("OVERALL", ConstraintType.Overall), ("ROLLING_WINDOW", ConstraintType.RollingWindow), ("FIXED_WINDOW", ConstraintType.FixedWindow)];

    private static readonly (string, bool)[] EarnTypes = [("DIRECT", false), ("ISSUE_EARN", true)];

    private static readonly (string, ExpiryKind)[] Expiries =
        [("NEVER", ExpiryKind.Never), ("AT", ExpiryKind.At), ("AFTER", ExpiryKind.After), ("WITH_BADGE", ExpiryKind.WithBadge)];

    public static BadgeDefinition? Read(string id, ObjectReader reader)
    {
        if (!DefinitionIds.TryBadge(id, out var badgeId))
            reader.Faults.Add("/id", DefinitionFaultCode.BadId, $"{FaultList.Quote(id)} is no badge id: 24 hex digits are expected.");
        var name = reader.Text("name", LongestName, required: true);
        var badge = new BadgeDefinition(badgeId, name ?? "")
        {
            Description = reader.Text("description", LongestText),
            Group = reader.Text("group", LongestWord),
            Rank = (int?)reader.Integer("rank", int.MinValue, int.MaxValue),
            Owner = reader.Text("owner", LongestWord),
            ImageUrl = ImageUrl(reader),
            Active = reader.Flag("active", true),
            MustBeIssued = reader.Choice<bool>("earnType", EarnTypes, [], false) == true,
            RevokeOnReturn = reader.Flag("revokeOnReturn", false),
            StartsAt = reader.Instant("startsAt"),
            EndsAt = reader.Instant("endsAt"),
            EarnConstraints = Constraints(reader),
            EarnExpiry = Expiry(reader, "earnExpiry"),
            IssueExpiry = Expiry(reader, "issueExpiry"),
            EarnOn = EarnOnEvents(reader),
        };
        if (badge.EndsAt <= badge.StartsAt)
            reader.Faults.Add(reader.At("endsAt"), DefinitionFaultCode.BadOrder, "The badge ends before it starts.");
        return badge;
    }

    private static string? ImageUrl(ObjectReader reader)
    {
        var text = reader.Text("imageUrl", LongestText);
        if (text is not null && !Uri.TryCreate(text, UriKind.Absolute, out _))
            reader.Faults.Add(reader.At("imageUrl"), DefinitionFaultCode.BadField, $"Found {FaultList.Quote(text)}; an absolute URL is expected.");
        return text;
    }

    private static List<EarnConstraint> Constraints(ObjectReader badge)
    {
        var constraints = new List<EarnConstraint>();
        foreach (var (item, pointer) in badge.List("earnConstraints", 0, MostConstraints))
            if (ObjectReader.Of(item, pointer, badge.Faults) is { } reader && Constraint(reader) is { } constraint)
            {
                if (constraints.Exists(other => other with { MaxEarnLimit = null } == constraint with { MaxEarnLimit = null }))
                    badge.Faults.Add(pointer, DefinitionFaultCode.Duplicate, "There is a limit of this level, type and window already.");
                constraints.Add(constraint);
            }
        return constraints;
    }

    private static EarnConstraint? Constraint(ObjectReader reader)
    {
        var level = reader.Choice<ConstraintLevel>("constraintLevel", Levels, [], null);
        var type = reader.Choice<ConstraintType>("constraintType", Types, [], null);
        if (type is null)
            reader.Abandon();
        if (type == ConstraintType.None)
            reader.Forbid("maxEarnLimit", "A constraint of type NONE has no limit.");
        var limit = type is null or ConstraintType.None ? null : reader.Integer("maxEarnLimit", 1, int.MaxValue, required: true);
        var window = type is null ? null : EarnWindowReader.Read(reader, type.Value);
        reader.Close();
        var misread = window is null && type is (ConstraintType.RollingWindow or ConstraintType.FixedWindow);
        return level is null || type is null || misread ? null : new EarnConstraint(level.Value, type.Value, (int?)limit, window);
    }

    private static BadgeExpiry Expiry(ObjectReader badge, string field)
    {
        if (badge.Object(field) is not { } reader)
            return BadgeExpiry.Never;
        var kind = reader.Choice<ExpiryKind>("kind", Expiries, [], null);
        if (kind is null)
            reader.Abandon();
        if (kind is not (null or ExpiryKind.At))
            reader.Forbid("date", "Only an expiry of kind AT has a date.");
        if (kind is not (null or ExpiryKind.After))
            reader.Forbid("days", "Only an expiry of kind AFTER has days.");
        var (date, lastDay) = kind == ExpiryKind.At ? reader.InstantOrDate("date") : default;
        var days = kind == ExpiryKind.After ? reader.Integer("days", 1, MostDays, required: true) : null;
        reader.Close();
        return new BadgeExpiry(kind ?? ExpiryKind.Never) { Date = date, LastDay = lastDay, Days = (int?)days };
    }

    private static List<EarnOn> EarnOnEvents(ObjectReader badge)
    {
        var events = new List<EarnOn>();
        foreach (var (item, pointer) in badge.List("earnOn", 0, MostEarnOn))
            if (ObjectReader.Of(item, pointer, badge.Faults) is { } reader)
            {
                var name = DefinitionIds.EventName(reader, "event");
                var filter = FilterReader.Read(reader, "filter");
                if (name is not null)
                    events.Add(new EarnOn(name, filter));
                reader.Close();
            }
        return events;
    }
}
