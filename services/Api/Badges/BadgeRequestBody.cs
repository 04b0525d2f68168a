using System.Text.Json;
using EventPlatform.Api.Customers;
using EventPlatform.Api.Problems;

namespace EventPlatform.Api.Badges;

/// <summary>Reads the body of a request about a badge and collects every fault.</summary>
internal sealed class BadgeRequestBody
{
    private const string CustomerId = "customerId", RequestId = "requestId", EarnId = "earnId", Reason = "reason";
    private const int LongestId = 100, LongestReason = 1_000;

    private readonly JsonElement _body;
    private readonly List<Fault> _faults = [];

    private BadgeRequestBody(JsonElement body, string[] known)
    {
        _body = body;
        if (body.ValueKind != JsonValueKind.Object)
            _faults.Add(Fault.InBody("", "BAD_FIELD", "An object is expected."));
        else
            foreach (var member in body.EnumerateObject().Where(member => !known.Contains(member.Name)))
                Refuse(member.Name, "UNKNOWN_FIELD", $"Not known here; {string.Join(", ", known)} are.");
    }

    /// <summary>The request, or every fault of the body.</summary>
    public static BadgeRequest? Read(JsonElement body, BadgeRequestKind kind, long orgId, string badgeId, out IReadOnlyList<Fault> faults)
    {
        var reader = new BadgeRequestBody(body, kind == BadgeRequestKind.Earn ? [CustomerId, RequestId] : [CustomerId, RequestId, EarnId, Reason]);
        var request = new BadgeRequest(kind, orgId, badgeId, reader.Customer(), reader.Text(RequestId, LongestId, required: true) ?? "",
            reader.Text(EarnId, LongestId), reader.Text(Reason, LongestReason));
        faults = reader._faults;
        return faults.Count == 0 ? request : null;
    }

    /// <summary>Ids arrive as texts and as numbers.</summary>
    private string Customer()
    {
        var text = Member(CustomerId) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out _) ? number.GetRawText() : Text(CustomerId, LongestId, required: true);
        if (text is not null && !CustomerAddress.IsCustomerId(text))
            Refuse(CustomerId, "BAD_FIELD", "A customer's id has no colon and no control character, and does not begin with ~.");
        return text ?? "";
    }

    private string? Text(string name, int longest, bool required = false)
    {
        if (Member(name) is not { } member)
        {
            if (required)
                Refuse(name, "MISSING_FIELD", $"{name} is required.");
            return null;
        }
        if (member.ValueKind == JsonValueKind.String && member.GetString() is { Length: > 0 } text && text.EnumerateRunes().Count() <= longest && !text.Any(char.IsControl))
            return text;
        Refuse(name, "BAD_FIELD", $"A text of 1 to {longest} characters without control characters is expected.");
        return null;
    }

    private JsonElement? Member(string name) =>
        _body.ValueKind == JsonValueKind.Object && _body.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private void Refuse(string name, string code, string message) => _faults.Add(Fault.InBody($"/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", code, message));
}
