using System.Text;
using System.Text.Json;
using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;
using EventPlatform.Contracts.Personal;
using EventPlatform.Loyalty.Definitions;
using EventPlatform.Loyalty.Milestones;

namespace EventPlatform.Loyalty.Tests;

/// <summary>A log in the making: each step appends one fact of organisation 100 and folds it.</summary>
internal sealed class Story
{
    public const long OrgId = 100;
    public const string Badge = "64b7f0c2a1d2e3f4a5b6c7d8", OtherBadge = "64b7f0c2a1d2e3f4a5b6c7d9";

    private readonly Dictionary<string, long> _versions = [];
    private LineItem[] _items = [];

    public List<Fact> Facts { get; } = [];

    public LoyaltyState State { get; } = LoyaltyState.OfWholeLog();

    public DefinitionCatalog Catalog { get; private set; } = DefinitionCatalog.Empty;

    public List<Outcome> Outcomes { get; } = [];

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A group 25 of monthly cycles in 2025 with one target 2711 from a few differing fields.</summary>
    public static string Group(string target = "", string group = "") =>
        "{'name':'Festive spend','window':{'kind':'FIXED_CALENDAR_WINDOW','recurrence':'MONTHLY','start':'2025-01-01','end':'2025-12-31'},"
        + group + "'targets':[" + Target(target) + "]}";

    public static string Target(string fields = "") =>
        "{'targetRuleId':2711,'name':'Spend 999 a month','goal':999,'entity':'TRANSACTION','type':'SALES','allowReturns':true".With(fields) + "}";

    public Story Define(DefinitionKind kind, string id, string json, string at = "2025-01-01T00:00:00Z", bool retired = false)
    {
        var definition = Json.Of(json);
        var occurred = At(at);
        DefinitionEvent defined = kind.EventName switch
        {
            "organisationDefined" => new OrganisationDefined { Name = kind.EventName, Occurred = occurred, Received = occurred, Definition = definition, Retired = retired },
            "targetGroupDefined" => new TargetGroupDefined { Name = kind.EventName, Occurred = occurred, Received = occurred, Definition = definition, Retired = retired },
            "badgeDefined" => new BadgeDefined { Name = kind.EventName, Occurred = occurred, Received = occurred, Definition = definition, Retired = retired },
            "streakDefined" => new StreakDefined { Name = kind.EventName, Occurred = occurred, Received = occurred, Definition = definition, Retired = retired },
            _ => throw new ArgumentException(kind.EventName),
        };
        return Append(StreamKey.Definition(OrgId, kind.Path, id), defined);
    }

    public Story DefineGroup(string json, string id = "25", bool retired = false) => Define(DefinitionKind.TargetGroup, id, json, retired: retired);

    public Story DefineBadge(string fields = "", string id = Badge, bool retired = false) =>
        Define(DefinitionKind.Badge, id, "{'name':'Big spender'".With(fields) + "}", retired: retired);

    public Story DefineOrganisation(string json, string at = "2025-01-01T00:00:00Z") => Define(DefinitionKind.Organisation, "100", json, at);

    public Story Buys(string customer, string transactionId, decimal amount, string at = "2025-07-10T12:00:00Z", params (string, object?)[] more) =>
        Happens(new TransactionAdded { Name = "transactionAdded", Occurred = At(at), Received = At(at), Context = Contexts.Of([("transactionId", transactionId), ("amount", amount), .. more]), LineItems = TakeItems() }, customer);

    public Story Corrects(string customer, string transactionId, decimal amount, string at = "2025-07-11T12:00:00Z", params (string, object?)[] more) =>
        Happens(new TransactionUpdated { Name = "transactionUpdated", Occurred = At(at), Received = At(at), Context = Contexts.Of([("transactionId", transactionId), ("amount", amount), .. more]), LineItems = TakeItems() }, customer);

    public Story Returns(string customer, string? transactionId, decimal amount, string at = "2025-07-12T12:00:00Z", params (string, object?)[] more) =>
        Happens(new TransactionReturned { Name = "transactionReturned", Occurred = At(at), Received = At(at), Context = Contexts.Of([("transactionId", transactionId), ("amount", amount), .. more]), LineItems = TakeItems() }, customer);

    /// <summary>The lines of the next transaction event.</summary>
    public Story Carrying(params LineItem[] items)
    {
        _items = items;
        return this;
    }

    public Story Does(string customer, string name, string at = "2025-07-10T12:00:00Z", params (string, object?)[] context) =>
        Happens(new CustomerEventOccurred { Name = name, Occurred = At(at), Received = At(at), Context = Contexts.Of(context) }, customer);

    public Story Enrols(string customer, string at = "2025-07-10T12:00:00Z", decimal? goal = null, long rule = 2711, long group = 25) =>
        Happens(new TargetCustomerEnrolment { Name = "targetCustomerEnrolment", Occurred = At(at), Received = At(at), Context = Contexts.Of(("targetGroupId", group), ("targetRuleId", rule), ("targetValue", goal)) }, customer);

    public Story UnEnrols(string customer, string at = "2025-07-15T12:00:00Z", long? period = null, long rule = 2711, long group = 25) =>
        Happens(new TargetCustomerUnEnrolment { Name = "targetCustomerUnEnrolment", Occurred = At(at), Received = At(at), Context = Contexts.Of(("targetGroupId", group), ("targetRuleId", rule), ("periodId", period)) }, customer);

    public Story Joins(string customer, string segment, bool member = true, string at = "2025-07-10T12:00:00Z") =>
        Happens(new SegmentMembershipChanged { Name = "segmentMembershipChanged", Occurred = At(at), Received = At(at), Context = Contexts.Of(("segment", segment), ("member", member)) }, customer);

    /// <summary>The clock says that everything before the moment is stored.</summary>
    public Story Clock(string until) => Append(StreamKey.System(OrgId, ClockAdvanced.Subject),
        new ClockAdvanced { Name = ClockAdvanced.EventName, Occurred = At(until), Received = At(until), Until = At(until) });

    public Story Issues(string customer, string at = "2025-07-01T00:00:00Z", string badge = Badge) =>
        Happens(new BadgeIssued { Name = "badgeIssued", Occurred = At(at), Received = At(at), Context = Contexts.Of(("badgeId", badge)) }, customer);

    public Story Requests(string customer, string requestId, string at = "2025-07-10T12:00:00Z", string badge = Badge) =>
        Happens(new BadgeEarnRequested { Name = "badgeEarnRequested", Occurred = At(at), Received = At(at), Context = Contexts.Of(("badgeId", badge), ("requestId", requestId)) }, customer);

    public Story Revokes(string customer, string? earnId = null, string at = "2025-07-15T12:00:00Z", string? reason = null, string badge = Badge) =>
        Happens(new BadgeRevocationRequested { Name = "badgeRevoked", Occurred = At(at), Received = At(at), Context = Contexts.Of(("badgeId", badge), ("earnId", earnId), ("reason", reason)) }, customer);

    public Story Happens(CustomerEvent happened, string customer = "1") => Append(StreamKey.Customer(OrgId, customer), happened);

    public MilestoneProgress? Row(string customer = "1", long rule = 2711, long period = 250007) =>
        State.Progress.Find(new ProgressKey(StreamKey.Customer(OrgId, customer), rule, period));

    public decimal? Value(string customer = "1", long rule = 2711, long period = 250007) => Row(customer, rule, period)?.Value;

    public IEnumerable<T> Concluded<T>() => Outcomes.Select(outcome => outcome.Event).OfType<T>();

    public List<TargetEvent> TargetEvents(long rule = 2711) =>
        [.. State.TargetEvents.All.Where(row => row.TargetRuleId == rule).OrderBy(row => row.Sequence).ThenBy(row => row.Kind)];

    public static PersonalData Personal(params (string Code, string Value)[] fields) =>
        new(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(fields.ToDictionary(field => field.Code, field => field.Value))));

    private LineItem[] TakeItems()
    {
        var items = _items;
        _items = [];
        return items;
    }

    private Story Append(string streamKey, StoredEvent happened)
    {
        var sequence = Facts.Count + 1;
        var version = _versions[streamKey] = _versions.GetValueOrDefault(streamKey) + 1;
        var fact = new Fact(sequence, IdOf(sequence), version, streamKey, OrgId, happened.Received.AddSeconds(1), happened) { SourceId = $"request-{sequence}" };
        Facts.Add(fact);
        Catalog = LoyaltyFold.Apply(Catalog, State, fact, Outcomes);
        return this;
    }

    private static Guid IdOf(long sequence) => EventIdentity.OfSource(OrgId, "/story", sequence.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>Small joins of JSON fragments.</summary>
internal static class Fragments
{
    /// <summary>The fields behind what is there already, with the comma between; the last field of a name wins over an earlier one.</summary>
    public static string With(this string start, string fields)
    {
        if (fields.Length == 0)
            return start;
        foreach (var name in fields.Split(',').Select(field => field.Split(':')[0].Trim()).Where(name => name.StartsWith('\'')))
            start = System.Text.RegularExpressions.Regex.Replace(start, $"(?<=[{{,]){name}:('[^']*'|[0-9.]+|true|false|null),?", "");
        return start.TrimEnd(',') + (start.EndsWith('{') ? "" : ",") + fields;
    }

    /// <summary>The JSON with the fields in the place of a piece of it.</summary>
    public static string With(this string json, string fields, string after) =>
        fields.StartsWith("'name'", StringComparison.Ordinal) ? json.Replace(after, fields + ",", StringComparison.Ordinal) : json.Replace(after, after + fields + ",", StringComparison.Ordinal);
}
