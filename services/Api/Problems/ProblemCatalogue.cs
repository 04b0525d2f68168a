using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace EventPlatform.Api.Problems;

/// <summary>The problems that the API answers with.</summary>
public static class ProblemCatalogue
{
    private const string Space = "urn:eventplatform:problem:";

    /// <summary>
    /// The one answer for what does not exist and for what the caller may not know of: another organisation's data, a customer without
    /// an event, an address that is none [spec 03.5].
    /// </summary>
    public static ProblemResult NotFound { get; } = new(new()
    {
        Title = "Not found",
        Status = StatusCodes.Status404NotFound,
        Detail = "There is nothing at this address that this client may see.",
    });

    public static ProblemResult Unauthenticated { get; } = new(new()
    {
        Title = "Not authenticated",
        Status = StatusCodes.Status401Unauthorized,
        Detail = "Send a client's key and secret by Basic authentication, or a bearer token where this service takes them.",
    });

    public static ProblemResult TokenKeysAway { get; } = new(new()
    {
        Type = Space + "unavailable",
        Title = "Unavailable",
        Status = StatusCodes.Status503ServiceUnavailable,
        Detail = "The token cannot be checked: its issuer does not give its keys at the moment. Try again in a few seconds.",
    });

    public static ProblemResult TooMany { get; } = new(new()
    {
        Type = Space + "too-many-requests",
        Title = "Too many requests",
        Status = StatusCodes.Status429TooManyRequests,
        Detail = "This client has sent more requests in a minute than it may. Retry-After says in how many seconds it may go on.",
    });

    public static ProblemResult Forbidden(IEnumerable<string> roles) => new(new()
    {
        Type = Space + "role-missing",
        Title = "Role missing",
        Status = StatusCodes.Status403Forbidden,
        Detail = $"This needs a client with the role {string.Join(" or ", roles)}.",
    });

    public static ProblemResult BadQuery(IReadOnlyList<Fault> faults) => new(new()
    {
        Type = Space + "bad-query",
        Title = "Bad query",
        Status = StatusCodes.Status400BadRequest,
        Detail = "Query parameters are wrong; each is listed under errors.",
        Errors = faults,
    });

    public static ProblemResult BadJson(string detail, IReadOnlyList<Fault> faults) => new(new()
    {
        Type = Space + "bad-json",
        Title = "Not JSON",
        Status = StatusCodes.Status400BadRequest,
        Detail = detail,
        Errors = faults,
    });

    public static ProblemResult BadDefinition(IReadOnlyList<Fault> faults) => new(new()
    {
        Type = Space + "bad-definition",
        Title = "Bad definition",
        Status = StatusCodes.Status400BadRequest,
        Detail = "The definition was not stored; every fault is listed under errors.",
        Errors = faults,
    });

    public static ProblemResult BadBody(IReadOnlyList<Fault> faults) => new(new()
    {
        Type = Space + "bad-body",
        Title = "Bad body",
        Status = StatusCodes.Status400BadRequest,
        Detail = "Nothing was done; every fault is listed under errors.",
        Errors = faults,
    });

    public static ProblemResult BadHeader(string header, string detail) => new(new()
    {
        Type = Space + "bad-header",
        Title = "Bad header",
        Status = StatusCodes.Status400BadRequest,
        Detail = detail,
        Errors = [Fault.InParameter(header, "BAD_HEADER", detail)],
    });

    public static ProblemResult TooLarge(int bytes) => new(new()
    {
        Title = "Content too large",
        Status = StatusCodes.Status413PayloadTooLarge,
        Detail = string.Create(CultureInfo.InvariantCulture, $"The body may have {bytes} bytes at most."),
    });

    public static ProblemResult UnsupportedMediaType { get; } = new(new()
    {
        Title = "Unsupported media type",
        Status = StatusCodes.Status415UnsupportedMediaType,
        Detail = "Send the body as application/json in UTF-8.",
    });

    public static ProblemResult OtherVersion(long current) => new(new()
    {
        Type = Space + "other-version",
        Title = "Other version",
        Status = StatusCodes.Status412PreconditionFailed,
        Detail = current == 0
            ? "Nothing was stored: there is no such definition in force."
            : string.Create(CultureInfo.InvariantCulture, $"Nothing was stored: the definition is at version {current}. Read it again and decide anew."),
    });

    public static ProblemResult ReplacedMeanwhile { get; } = new(new()
    {
        Type = Space + "other-version",
        Title = "Other version",
        Status = StatusCodes.Status412PreconditionFailed,
        Detail = "Nothing was stored: somebody else changed the definition at the same moment. Read it again and decide anew.",
    });

    public static ProblemResult ChangedMeanwhile { get; } = new(new()
    {
        Type = Space + "changed-meanwhile",
        Title = "Changed meanwhile",
        Status = StatusCodes.Status409Conflict,
        Detail = "Nothing was stored: somebody else changed the definition at the same moment. Read it again and decide anew.",
    });

    public static ProblemResult NotInThisState(string projection) => new(new()
    {
        Type = Space + "not-in-this-state",
        Title = "Not in this state",
        Status = StatusCodes.Status409Conflict,
        Detail = $"The state of {projection} does not allow this; nothing was changed. GET operations/projections shows the state.",
    });

    public static ProblemResult RequestIdUsed { get; } = new(new()
    {
        Type = Space + "request-id-used",
        Title = "Request id used",
        Status = StatusCodes.Status409Conflict,
        Detail = "Nothing was done: another request has this requestId. Send a request that is meant as a new one under an id of its own.",
    });

    public static ProblemResult Unavailable { get; } = new(new()
    {
        Type = Space + "unavailable",
        Title = "Unavailable",
        Status = StatusCodes.Status503ServiceUnavailable,
        Detail = "The database does not answer at the moment. Try again in a few seconds.",
    });

    public static ProblemResult NotYet { get; } = new(new()
    {
        Type = Space + "not-yet",
        Title = "Not yet",
        Status = StatusCodes.Status504GatewayTimeout,
        Detail = "The read models have not passed the write named by after in the time given by timeout. X-Read-Model-Position says how far they are. Ask again.",
    });

    public static ProblemResult Refused { get; } = new(new()
    {
        Title = "Bad request",
        Status = StatusCodes.Status400BadRequest,
        Detail = "The request holds a value that the database does not take.",
    });

    public static ProblemResult Defect { get; } = new(new()
    {
        Title = "Internal error",
        Status = StatusCodes.Status500InternalServerError,
        Detail = "The request met a defect of this service. It is in the service's log.",
    });

    /// <summary>For an error of which only the status is known.</summary>
    public static ProblemResult OfStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType,
        _ => new(new() { Title = ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase ? phrase : "Error", Status = status }),
    };
}
