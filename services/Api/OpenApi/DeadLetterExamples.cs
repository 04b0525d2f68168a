namespace EventPlatform.Api.OpenApi;

/// <summary>Examples of what is sent and answered about dead letters; tests read each as what it stands for.</summary>
public static class DeadLetterExamples
{
    private const string Letter =
        """
        {"id":17,"state":"open","refusal":{"code":"BAD_FIELD","message":"/data/context/amount: found \"12,50\"; expected a number: a 64-bit integer, or a decimal of at most 28 digits, not negative","path":"/data/context/amount","stage":"decode"},"orgId":100,"customerId":"4711","topic":"eventplatform.customer-events.v1","partition":3,"offset":90112,"timestamp":"2025-07-29T04:00:00Z","group":"eventplatform-ingest","valueBytes":214,"attempts":1,"firstFailedAt":"2025-07-29T04:00:00.21Z"}
        """;

    private const string Stored =
        """
        {"id":17,"outcome":"stored","eventId":"0b7c7d64-0d0c-8f3a-a1c5-2f7f0f7e9b10","streamKey":"100:4711"}
        """;

    private const string Refused =
        """
        {"id":18,"outcome":"refused","code":"ID_CONFLICT","message":"/id: found that of event 5f2f8d5c-3c0f-8a6e-9d53-0a4f6f1c2b7e, which is stored with other content and stays; expected an id of its own","path":"/id"}
        """;

    public const string List = $$"""{"items":[{{Letter}}],"next":"MTc"}""";

    public const string Counts = """{"total":5,"codes":[{"code":"BAD_FIELD","state":"open","count":4},{"code":"NOT_JSON","state":"open","count":1}]}""";

    public const string Whole =
        $$$$"""
        {"letter":{{{{Letter}}}},"record":{"key":{"text":"100:4711"},"value":{"text":"{\"specversion\":\"1.0\",\"id\":\"bill-1\",\"source\":\"/shop\",\"type\":\"customer.transactionAdded\",\"orgid\":100,\"data\":{\"customer\":{\"id\":\"4711\"},\"context\":{\"transactionId\":\"bill-1\",\"amount\":\"12,50\"}}}"},"headers":[{"name":"content-type","value":{"text":"application/cloudevents+json"}}]},"history":[{"action":"receive","by":"eventplatform-ingest","at":"2025-07-29T04:00:00.21Z","outcome":"refused","refusal":{"code":"BAD_FIELD","message":"/data/context/amount: found \"12,50\"; expected a number: a 64-bit integer, or a decimal of at most 28 digits, not negative","path":"/data/context/amount","stage":"decode"}}]}
        """;

    public const string Redriven = Stored;

    public const string ManyRedriven = $$"""{"counts":{"refused":1,"stored":1},"items":[{{Stored}},{{Refused}}],"next":null}""";

    public const string Discarded = """{"id":17,"outcome":"discarded"}""";

    public const string ManyDiscarded = $$"""{"counts":{"discarded":1},"items":[{{Discarded}}],"next":null}""";

    public const string BadBody =
        """
        {"type":"urn:eventplatform:problem:bad-body","title":"Bad body","status":400,"detail":"Nothing was done; every fault is listed under errors.","errors":[{"pointer":"/mergePatch","code":"BAD_FIELD","message":"mergePatch is not understood: an object is expected."}]}
        """;

    /// <summary>Bodies by operation, each by what it shows.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Bodies { get; } = new Dictionary<string, IReadOnlyDictionary<string, string>>
    {
        ["redriveDeadLetter"] = new Dictionary<string, string>
        {
            ["as received"] = "{}",
            ["a field mended"] = """{"mergePatch":{"data":{"context":{"amount":12.5}}}}""",
            ["a new key"] = """{"key":"100:4711"}""",
            ["a header mended"] = """{"headers":{"ce_id":"bill-1","ce_badone":null}}""",
            ["a whole new value, only tried"] = """{"value":{"customer":{"id":"4711"},"context":{"amount":12.5}},"dryRun":true}""",
        },
        ["redriveDeadLetters"] = new Dictionary<string, string>
        {
            ["some"] = """{"ids":[17,18]}""",
            ["a filter"] = """{"filter":{"code":["FUTURE_TIME"],"from":"2025-07-01T00:00:00Z"}}""",
        },
        ["discardDeadLetter"] = new Dictionary<string, string> { ["with its reason"] = """{"reason":"A test of the shop's developers."}""" },
        ["discardDeadLetters"] = new Dictionary<string, string> { ["a filter"] = """{"filter":{"code":["TOMBSTONE"]},"reason":"The shop deletes by tombstone."}""" },
    };
}
