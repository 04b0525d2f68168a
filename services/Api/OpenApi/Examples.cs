namespace EventPlatform.Api.OpenApi;

/// <summary>Examples of what is sent and answered; tests read each as what it stands for.</summary>
public static class Examples
{
    /// <summary>The operation that takes a body.</summary>
    public const string WithBody = "putDefinition";

    private const string TargetGroup =
        """
        {"name":"Festive spend","trackingType":"DEFAULT","active":true,"window":{"kind":"FIXED_CALENDAR_WINDOW","recurrence":"MONTHLY","start":"2025-01-01","end":"2025-12-31"},"offsetDays":7,"targets":[{"targetRuleId":2711,"name":"Spend 999 a month","goal":999,"entity":"TRANSACTION","type":"SALES","filter":{"field":"storeCode","op":"in","value":["B1","B2"]},"enrolment":"ALL","allowReturns":true,"returnPolicy":"SAME_PERIOD","badges":["64b7f0c2a1d2e3f4a5b6c7d8"]}]}
        """;

    private const string Badge =
        """
        {"name":"Big spender","group":"spend","rank":3,"active":true,"earnType":"DIRECT","owner":"Milestones","earnConstraints":[{"constraintLevel":"CUSTOMER","constraintType":"NONE"},{"constraintLevel":"BADGE","constraintType":"OVERALL","maxEarnLimit":1000}]}
        """;

    private const string Organisation =
        """
        {"name":"Corner Shops","timeZone":"Europe/Berlin","currencyCode":"EUR"}
        """;

    private const string Milestone =
        """
        {"targetGroupId":310,"targetRuleId":2711,"periodId":3100007,"periodStart":"2025-07-01T00:00:00Z","periodEnd":"2025-08-01T00:00:00Z","value":1024.5,"goal":999,"status":"ACHIEVED","achievedAt":"2025-07-29T04:00:00Z","subMilestones":[{"name":"half way","value":499.5,"reachedAt":"2025-07-12T09:30:00Z"}],"eventCount":4,"lastEventAt":"2025-07-29T04:00:00Z"}
        """;

    private const string HeldBadge =
        """
        {"badgeId":"64b7f0c2a1d2e3f4a5b6c7d8","earnId":"6888482000112233aabbccdd","badgeName":"Big spender","earnedOn":"2025-07-29T04:00:00Z","status":"HELD","origin":"platform","definitionVersion":1,"triggeringActivity":{"name":"targetValueAchieved","identifiers":[{"key":"targetRuleId","value":"2711"},{"key":"periodId","value":"3100007"}]}}
        """;

    private const string Customer =
        $$"""
        {"customerId":"4711","profile":{"firstName":"Ada","mobile":"+4930123456","status":"ACTIVE","consents":[{"channel":"SMS","status":"OPTIN","since":"2025-01-03T10:00:00Z"}]},"loyalty":{"points":120,"lifetimePoints":300,"pointsRedeemed":180,"pointsExpired":0,"tier":"Gold","transactionCount":4,"transactionTotal":1024.5,"badgesEarned":1,"targetsAchieved":1},"badges":[{{HeldBadge}}],"milestones":[{{Milestone}}],"streaks":[],"interactions":[{"network":"capillary","type":"sms","count":2,"lastInteractionTime":"2025-07-20T08:00:00Z","used":false}]}
        """;

    private const string Timeline =
        """
        {"items":[{"id":"7d1f7a3e-52a0-8c2b-9f0e-1b8f6f0d2c11","name":"targetValueAchieved","version":5,"sequence":90412,"occurred":"2025-07-29T04:00:00Z","received":"2025-07-29T04:00:01.204Z","stored":"2025-07-29T04:00:01.31Z","causedBy":"0b7c7d64-0d0c-8f3a-a1c5-2f7f0f7e9b10","outcome":{"targetRuleId":2711,"periodId":3100007,"achievedValue":1024.5,"definedValue":999}},{"id":"0b7c7d64-0d0c-8f3a-a1c5-2f7f0f7e9b10","name":"transactionAdded","version":4,"sequence":90377,"occurred":"2025-07-29T04:00:00Z","received":"2025-07-29T04:00:01.204Z","stored":"2025-07-29T04:00:01.22Z","context":{"transactionId":"T-88","amount":310.2,"storeCode":"B1"}}],"next":"NA"}
        """;

    private const string Event =
        """
        {"id":"0b2d9c4e-1f6a-8d3b-a1c2-5e7f90b4d6a8","name":"transactionAdded","stream":"100:4711","version":4,"sequence":90411,"occurred":"2025-07-29T04:00:00Z","received":"2025-07-29T04:00:01.204Z","stored":"2025-07-29T04:00:01.291Z","source":"/shop/bills","sourceId":"bill-1","form":"structured","context":{"transactionId":"bill-1","amount":129.9,"currencyCode":"EUR"},"personal":{"customer.email":"ada@example.com"}}
        """;

    private const string Payload =
        """
        {"specversion":"1.0","id":"bill-1","source":"/shop/bills","type":"customer.transactionAdded","time":"2025-07-29T04:00:00Z","orgid":100,"data":{"customer":{"id":"4711","email":"ada@example.com"},"context":{"transactionId":"bill-1","amount":129.90,"currencyCode":"EUR"}}}
        """;

    private static readonly string Definition =
        $$"""
        {"kind":"target-groups","id":"310","version":3,"sequence":41233,"countsFrom":17,"stored":"2025-01-02T09:00:00Z","source":"api","changedBy":"back-office","definition":{{TargetGroup}}}
        """;

    private const string TargetEvents =
        """
        {"pagination":{"limit":10,"offset":0,"total":2},"data":[{"eventLogId":-1,"eventName":"ENROL","customerId":564709342,"eventDisplayName":null,"uniqueId":null,"eventDate":null,"eventProcessedDate":null,"eventDateISO":null,"eventProcessedDateISO":null,"periodId":29318,"targetGroupId":2514,"targetRuleId":2711,"targetValue":999},{"eventLogId":636678134,"eventName":"ADD_TRANSACTION","customerId":564709342,"eventDisplayName":null,"uniqueId":"889282751","eventDate":"2025-07-29 04:00:00.0","eventProcessedDate":"2025-07-29 04:00:00.0","eventDateISO":"2025-07-29T04:00:00Z","eventProcessedDateISO":"2025-07-29T04:00:00Z","periodId":29324,"targetGroupId":2514,"targetRuleId":2711,"targetValue":20}],"errors":[],"warnings":[]}
        """;

    private const string Interactions =
        """
        {"response":{"status":{"success":"true","code":200,"message":"Success"},"customer":{"id":"565118794","mobile":"919353491050","email":"someone@example.com","external_id":"","interactions":{"network":[{"name":"capillary","interaction":[{"last_interaction_time":"20-07-2025 08:00:00","used_status":false,"count":2,"type":"sms"}]}]},"item_status":{"success":"true","code":1000,"message":"Customer successfully retrieved"}}}}
        """;

    private const string TargetEventsError =
        """
        {"data":null,"errors":[{"code":310018,"message":"target rule not found","reference":null}],"warnings":[]}
        """;

    private const string Projection =
        """
        {"name":"Milestones","position":90412,"lag":0,"rebuild":{"purpose":"REBUILD","state":"SWITCHED","position":90400,"target":90400,"events":71230,"differences":0,"samples":[],"requestedBy":"back-office","requestedAt":"2025-07-30T08:00:00Z","startedAt":"2025-07-30T08:00:01Z","finishedAt":"2025-07-30T08:00:05Z"}}
        """;

    private const string NotFound =
        """
        {"type":"about:blank","title":"Not found","status":404,"detail":"There is nothing at this address that this client may see."}
        """;

    private const string NotYet =
        """
        {"type":"urn:eventplatform:problem:not-yet","title":"Not yet","status":504,"detail":"The read models have not passed the write named by after in the time given by timeout. X-Read-Model-Position says how far they are. Ask again."}
        """;

    private const string BadDefinition =
        """
        {"type":"urn:eventplatform:problem:bad-definition","title":"Bad definition","status":400,"detail":"The definition was not stored; every fault is listed under errors.","errors":[{"pointer":"/targets/0/goal","code":"BAD_FIELD","message":"A number is expected."}]}
        """;

    private const string BadQuery =
        """
        {"type":"urn:eventplatform:problem:bad-query","title":"Bad query","status":400,"detail":"Query parameters are wrong; each is listed under errors.","errors":[{"parameter":"limit","code":"BAD_PARAMETER","message":"The query parameter limit is not understood: a whole number from 1 to 200 is expected."}]}
        """;

    /// <summary>Bodies of definitions, by kind.</summary>
    public static IReadOnlyDictionary<string, string> Definitions { get; } = new Dictionary<string, string>
    {
        ["target-groups"] = TargetGroup,
        ["badges"] = Badge,
        ["organisation"] = Organisation,
    };

    /// <summary>Answers, by operation.</summary>
    public static IReadOnlyDictionary<string, string> Answers { get; } = new Dictionary<string, string>
    {
        ["getCustomer"] = Customer,
        ["getTimeline"] = Timeline,
        ["getEvent"] = Event,
        ["getPayload"] = Payload,
        ["getMilestones"] = $$"""{"items":[{{Milestone}}],"next":null}""",
        ["getBadges"] = $$"""{"items":[{{HeldBadge}}],"next":null}""",
        ["listDefinitions"] = $$"""{"items":[{{Definition}}],"next":null}""",
        ["getDefinition"] = Definition,
        ["getDefinitionHistory"] = $$"""{"items":[{{Definition}}],"next":null}""",
        ["putDefinition"] = Definition,
        ["listProjections"] = $$"""{"items":[{{Projection}}],"next":null}""",
        ["getTrackedTargetEvents"] = TargetEvents,
        ["getCustomerInteractions"] = Interactions,
        ["findCustomers"] = """{"items":[{"customerId":"4711","profile":{"firstName":"Ada","mobile":"+4930123456","status":"ACTIVE","consents":[]}}],"next":null}""",
        ["listDeadLetters"] = DeadLetterExamples.List,
        ["countDeadLetters"] = DeadLetterExamples.Counts,
        ["getDeadLetter"] = DeadLetterExamples.Whole,
        ["redriveDeadLetter"] = DeadLetterExamples.Redriven,
        ["redriveDeadLetters"] = DeadLetterExamples.ManyRedriven,
        ["discardDeadLetter"] = DeadLetterExamples.Discarded,
        ["discardDeadLetters"] = DeadLetterExamples.ManyDiscarded,
        ["earnBadge"] = BadgeExamples.Accepted,
        ["revokeBadge"] = BadgeExamples.Accepted,
    };

    /// <summary>The answer of an operation under a status; an error of a copied interface is an answer of its own form.</summary>
    internal static string? Answer(string operation, string status) => (operation, status) switch
    {
        ("getTrackedTargetEvents", "400" or "404") => TargetEventsError,
        _ => Answers.GetValueOrDefault(operation),
    };

    /// <summary>The problem that an operation answers with under a status, where there is an example of it.</summary>
    public static string? Problem(string operation, string status) => (operation, status) switch
    {
        (WithBody, "400") => BadDefinition,
        (_, "400") when DeadLetterExamples.Bodies.ContainsKey(operation) => DeadLetterExamples.BadBody,
        (_, "400") when BadgeExamples.Bodies.ContainsKey(operation) => BadgeExamples.BadBody,
        (_, "400") => BadQuery,
        (_, "404") => NotFound,
        (_, "504") => NotYet,
        _ => null,
    };
}
