using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EventPlatform.TestKit.Adobe;

/// <summary>What an installation is configured with, as the checked messages must show it.</summary>
public sealed record AdobeExpectation
{
    public string Tenant { get; init; } = "acme";
    public string ImsOrgId { get; init; } = "1234567890ABCDEF@AdobeOrg";
    public string SourceName { get; init; } = "EventPlatform";
    public string EventSchema { get; init; } = "events";
    public string EventDataset { get; init; } = "events-dataset";
    public string? EventFlow { get; init; }
    public string ProfileSchema { get; init; } = "profiles";
    public string ProfileDataset { get; init; } = "profiles-dataset";
    public string? ProfileFlow { get; init; }
    public string CustomerNamespace { get; init; } = "LoyaltyId";
    public string EmailNamespace { get; init; } = "Email";
    public string PhoneNamespace { get; init; } = "Phone";
}

/// <summary>
/// Judges any message of the notifications topic by the rules of spec 05.1: structure, nothing unknown, no nulls, identities, times,
/// numbers, sizes. It shares no code with the product: the fields it knows are written down here a second time.
/// </summary>
public sealed partial class AdobeMessageCheck(AdobeExpectation expected)
{
    private const int GreatestEvent = 10_000;
    private const int GreatestMessage = 1_000_000;
    private const double GreatestNumber = 9_007_199_254_740_991;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] EventTypes = ["loyalty.badgeEarned", "loyalty.milestoneAchieved", "loyalty.milestoneUnAchieved"];

    private static readonly string[] Always =
    [
        "header.schemaRef.id", "header.schemaRef.contentType", "header.imsOrgId", "header.datasetId", "header.source.name", "header.createdAt",
        "body.xdmMeta.schemaRef.id", "body.xdmMeta.schemaRef.contentType",
    ];

    /// <summary>Everything that is wrong with a message, by path; empty when it keeps all rules.</summary>
    /// <param name="value">The record's value.</param>
    /// <param name="now">Against which <c>timestamp</c> must lie in the past.</param>
    public IReadOnlyList<string> Faults(byte[]? value, DateTimeOffset? now = null)
    {
        if (value is null)
            return ["a tombstone"];
        if (value.AsSpan().StartsWith(Encoding.UTF8.Preamble))
            return ["a byte order mark"];
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(value);
            using var document = JsonDocument.Parse(value, Strict);
            return [.. FaultsOf(document.RootElement, value.Length, now ?? DateTimeOffset.MaxValue)];
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException)
        {
            return [$"not JSON: {unreadable.Message}"];
        }
    }

    private IEnumerable<string> FaultsOf(JsonElement message, int length, DateTimeOffset now)
    {
        var leaves = new List<(string Path, JsonElement Value)>();
        Flatten("", message, leaves);
        var isEvent = leaves.Exists(leaf => leaf.Path == "body.xdmEntity.eventType");
        var known = isEvent ? EventFields(now) : ProfileFields();
        foreach (var (path, value) in leaves)
            if (!known.TryGetValue(path, out var rule))
                yield return $"{path}: not in the schema";
            else if (!rule(value))
                yield return $"{path}: {value.GetRawText()}";
        foreach (var path in isEvent ? [.. Always, .. Required(leaves)] : Always)
            if (!leaves.Exists(leaf => leaf.Path == path))
                yield return $"{path}: missing";
        foreach (var fault in IdentityFaults(leaves, isEvent))
            yield return fault;
        if (length >= (isEvent ? GreatestEvent : GreatestMessage))
            yield return $"{length} bytes";
    }

    /// <summary>Leaves by path; the elements of an array share one (<c>a[]</c>). Empty objects and arrays are leaves, and no schema has those.</summary>
    private static void Flatten(string path, JsonElement element, List<(string, JsonElement)> leaves)
    {
        if (element.ValueKind == JsonValueKind.Object && element.EnumerateObject().Any())
            foreach (var property in element.EnumerateObject())
                Flatten(path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value, leaves);
        else if (element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0)
            foreach (var item in element.EnumerateArray())
                Flatten($"{path}[]", item, leaves);
        else
            leaves.Add((path, element));
    }

    private IEnumerable<string> Required(List<(string Path, JsonElement Value)> leaves)
    {
        var isBadge = leaves.Exists(leaf => leaf.Path == "body.xdmEntity.eventType" && leaf.Value.ValueEquals("loyalty.badgeEarned"));
        string[] own = isBadge
            ? ["badge.badgeId", "badge.earnId", "badge.earnedOn", "badge.name", "badge.triggeringActivity.name"]
            : ["milestone.targetGroupId", "milestone.targetRuleId", "milestone.targetPeriodId", "milestone.achievedTargetValue", "milestone.definedTargetValue"];
        return ["body.xdmEntity._id", "body.xdmEntity.timestamp", .. own.Select(field => $"body.xdmEntity._{expected.Tenant}.{field}")];
    }

    private IEnumerable<string> IdentityFaults(List<(string Path, JsonElement Value)> leaves, bool isEvent)
    {
        const string map = "body.xdmEntity.identityMap.";
        var primaries = leaves.Where(leaf => leaf.Path.EndsWith("[].primary", StringComparison.Ordinal) && leaf.Value.ValueKind == JsonValueKind.True).ToArray();
        if (primaries.Length != 1 || primaries[0].Path != $"{map}{expected.CustomerNamespace}[].primary")
            yield return "identityMap: the customer id, and nothing else, must be primary";
        foreach (var field in new[] { "id", "authenticatedState", "primary" })
            foreach (var space in leaves.Where(leaf => leaf.Path.StartsWith(map, StringComparison.Ordinal)).Select(leaf => leaf.Path.Split('[')[0]).Distinct())
                if (!leaves.Exists(leaf => leaf.Path == $"{space}[].{field}"))
                    yield return $"{space}: no {field}";
        if (isEvent && leaves.Exists(leaf => leaf.Path.StartsWith(map, StringComparison.Ordinal) && !leaf.Path.StartsWith(map + expected.CustomerNamespace, StringComparison.Ordinal)))
            yield return "identityMap: an event names the customer id only";
    }

    private Dictionary<string, Func<JsonElement, bool>> EventFields(DateTimeOffset now)
    {
        var fields = Envelope(expected.EventSchema, expected.EventDataset, expected.EventFlow);
        Add(fields, "body.xdmEntity", ("_id", IsUuid), ("timestamp", value => IsInstant(value) && Instant(value) <= now),
            ("eventType", value => EventTypes.Contains(value.GetString())));
        Add(fields, $"body.xdmEntity._{expected.Tenant}.badge", ("badgeId", IsText), ("earnId", Matches(EarnId())), ("earnedOn", IsInstant),
            ("earnConstraints[].constraintLevel", IsText), ("earnConstraints[].constraintType", IsText), ("earnConstraints[].rollType", IsText),
            ("earnConstraints[].rollValue", IsInteger), ("earnConstraints[].maxEarnLimit", IsInteger), ("earnConstraints[].currentEarnCount", IsInteger),
            ("triggeringActivity.name", IsText), ("triggeringActivity.identifiers[].key", IsText), ("triggeringActivity.identifiers[].value", IsText),
            ("name", IsText), ("group", IsText), ("rank", IsInteger), ("owner", IsText), ("expiresAt", IsInstant));
        Add(fields, $"body.xdmEntity._{expected.Tenant}.milestone", ("targetGroupId", IsText), ("targetGroupName", IsText), ("targetRuleId", IsText),
            ("targetName", IsText), ("targetPeriodId", IsText), ("periodStart", IsInstant), ("periodEnd", IsInstant),
            ("achievedTargetValue", IsNumber), ("definedTargetValue", IsNumber));
        return fields;
    }

    private Dictionary<string, Func<JsonElement, bool>> ProfileFields()
    {
        var fields = Envelope(expected.ProfileSchema, expected.ProfileDataset, expected.ProfileFlow);
        Add(fields, "body.xdmEntity", ("person.name.firstName", IsText), ("person.name.lastName", IsText), ("personalEmail.address", Matches(Email())),
            ("mobilePhone.number", Matches(Phone())), ("consents.marketing.email.val", IsConsent), ("consents.marketing.sms.val", IsConsent),
            ("consents.marketing.push.val", IsConsent), ("loyalty.joinDate", IsInstant), ("loyalty.loyaltyID[]", IsText), ("loyalty.points", IsNumber),
            ("loyalty.pointsRedeemed", IsNumber), ("loyalty.expiredPoints", IsNumber), ("loyalty.lifetimePoints", IsNumber), ("loyalty.tier", IsText),
            ("loyalty.tierExpiryDate", IsInstant), ("loyalty.program", IsText), ("loyalty.status", IsText));
        Add(fields, $"body.xdmEntity._{expected.Tenant}.badges[]", ("badgeId", IsText), ("earnedOn", IsInstant), ("expiresAt", IsInstant));
        Add(fields, $"body.xdmEntity._{expected.Tenant}.milestones[]", ("targetGroupId", IsText), ("targetRuleId", IsText), ("targetPeriodId", IsText),
            ("achievedTargetValue", IsNumber), ("definedTargetValue", IsNumber), ("status", IsText));
        return fields;
    }

    private Dictionary<string, Func<JsonElement, bool>> Envelope(string schema, string dataset, string? flow)
    {
        var fields = new Dictionary<string, Func<JsonElement, bool>>();
        foreach (var place in new[] { "header.schemaRef", "body.xdmMeta.schemaRef" })
            Add(fields, place, ("id", Is($"https://ns.adobe.com/{expected.Tenant}/schemas/{schema}")),
                ("contentType", Is("application/vnd.adobe.xed-full+json;version=1")));
        Add(fields, "header", ("imsOrgId", Is(expected.ImsOrgId)), ("datasetId", Is(dataset)), ("source.name", Is(expected.SourceName)),
            ("createdAt", value => IsInteger(value) && value.GetInt64() > 0));
        if (flow is not null)
            fields.Add("header.flowId", Is(flow));
        Add(fields, $"body.xdmEntity.identityMap.{expected.CustomerNamespace}[]", ("id", IsText), ("authenticatedState", IsState), ("primary", IsBoolean));
        Add(fields, $"body.xdmEntity.identityMap.{expected.EmailNamespace}[]", ("id", Matches(Email())), ("authenticatedState", IsState), ("primary", IsBoolean));
        Add(fields, $"body.xdmEntity.identityMap.{expected.PhoneNamespace}[]", ("id", Matches(Phone())), ("authenticatedState", IsState), ("primary", IsBoolean));
        return fields;
    }

    private static void Add(Dictionary<string, Func<JsonElement, bool>> fields, string place, params (string Name, Func<JsonElement, bool> Rule)[] added)
    {
        foreach (var (name, rule) in added)
            fields.Add($"{place}.{name}", rule);
    }

    private static Func<JsonElement, bool> Is(string text) => value => value.ValueKind == JsonValueKind.String && value.ValueEquals(text);

    private static Func<JsonElement, bool> Matches(Regex form) => value => value.ValueKind == JsonValueKind.String && form.IsMatch(value.GetString()!);

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString());

    private static bool IsUuid(JsonElement value) => value.ValueKind == JsonValueKind.String && value.TryGetGuid(out _);

    private static bool IsBoolean(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static bool IsState(JsonElement value) => value.GetString() is "ambiguous" or "authenticated" or "loggedOut";

    private static bool IsConsent(JsonElement value) => value.GetString() is "y" or "n";

    private static bool IsNumber(JsonElement value) => value.ValueKind == JsonValueKind.Number && Math.Abs(value.GetDouble()) <= GreatestNumber;

    private static bool IsInteger(JsonElement value) => IsNumber(value) && value.TryGetInt64(out _);

    private static bool IsInstant(JsonElement value) => value.ValueKind == JsonValueKind.String && InstantForm().IsMatch(value.GetString()!);

    private static DateTimeOffset Instant(JsonElement value) => DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex InstantForm();

    [GeneratedRegex("^[0-9a-f]{24}$")]
    private static partial Regex EarnId();

    [GeneratedRegex(@"^[^\s@\p{Lu}]+@[^\s@\p{Lu}]+$")]
    private static partial Regex Email();

    [GeneratedRegex(@"^\+[1-9]\d{9,14}$")]
    private static partial Regex Phone();
}
