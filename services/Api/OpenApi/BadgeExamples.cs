namespace EventPlatform.Api.OpenApi;

/// <summary>Examples of requests about badges.</summary>
public static class BadgeExamples
{
    public const string Accepted =
        """
        {"requestId":"campaign-7-4711","badgeId":"64b7f0c2a1d2e3f4a5b6c7d8","customerId":"4711","eventId":"6a1f7a3e-52a0-8c2b-9f0e-1b8f6f0d2c11"}
        """;

    public const string BadBody =
        """
        {"type":"urn:eventplatform:problem:bad-body","title":"Bad body","status":400,"detail":"Nothing was done; every fault is listed under errors.","errors":[{"pointer":"/requestId","code":"MISSING_FIELD","message":"requestId is required."}]}
        """;

    /// <summary>Bodies by operation, each by what it shows.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Bodies { get; } = new Dictionary<string, IReadOnlyDictionary<string, string>>
    {
        ["earnBadge"] = new Dictionary<string, string> { ["earn"] = """{"customerId":"4711","requestId":"campaign-7-4711"}""" },
        ["revokeBadge"] = new Dictionary<string, string>
        {
            ["one earn"] = """{"customerId":"4711","requestId":"case-88","earnId":"6888482000112233aabbccdd","reason":"given by mistake"}""",
            ["every earn"] = """{"customerId":"4711","requestId":"case-89"}""",
        },
    };
}
