using System.Text.Json;

namespace EventPlatform.LoyaltyOracle.Definitions;

/// <summary>A badge in force [spec 06.3].</summary>
public sealed class BadgeRule
{
    private readonly JsonElement _json;

    internal BadgeRule(InForce definition)
    {
        _json = definition.Json;
        Id = definition.Id;
        Version = definition.Version;
        Retired = definition.Retired;
    }

    public string Id { get; }

    public long Version { get; }

    public bool Retired { get; }

    public bool Active => _json.Flag("active", true);

    public DateTimeOffset? StartsAt => _json.Instant("startsAt");

    public DateTimeOffset? EndsAt => _json.Instant("endsAt");

    public bool MustBeIssued => _json.Text("earnType") == "ISSUE_EARN";

    public bool RevokeOnReturn => _json.Flag("revokeOnReturn", false);

    public IReadOnlyList<JsonElement> Limits => _json.List("earnConstraints");

    public JsonElement? EarnExpiry => _json.Field("earnExpiry");

    public JsonElement? IssueExpiry => _json.Field("issueExpiry");

    /// <summary>Whether the event earns it by itself.</summary>
    public bool IsEarnedBy(string eventName, Contracts.Context.EventContext context) =>
        _json.List("earnOn").Any(on => on.Text("event") == eventName && Conditions.Holds(on.Field("filter"), context));
}
