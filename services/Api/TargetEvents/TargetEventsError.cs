using EventPlatform.Api.CopiedInterfaces;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EventPlatform.Api.TargetEvents;

/// <summary>What is wrong, as the copied interface says it [spec 03.1, source 002].</summary>
/// <param name="Code">One of <see cref="TargetEventsErrors"/>.</param>
/// <param name="Message">For people.</param>
/// <param name="Reference">Always null.</param>
public sealed record TargetEventsError(int Code, string Message, string? Reference);

/// <summary>The body of an error: no data.</summary>
public sealed record TargetEventsErrorAnswer(IReadOnlyList<TargetEventAnswer>? Data, IReadOnlyList<TargetEventsError> Errors, IReadOnlyList<string> Warnings);

/// <summary>The errors of <c>trackedTargetEvents</c> [spec 03.1]: HTTP 400 where the request is malformed, 404 where something is not there.</summary>
internal static class TargetEventsErrors
{
    public const int InvalidUser = 310011, RuleNotFound = 310018, PeriodNotFound = 310019, NoRecord = 310149;

    public static IResult Malformed(int code, string parameter, string expected) =>
        Of(StatusCodes.Status400BadRequest, code, $"invalid {parameter}: {expected} is expected");

    public static IResult NotFound(int code) => Of(StatusCodes.Status404NotFound, code, code switch
    {
        InvalidUser => "invalid userId",
        RuleNotFound => "target rule not found",
        PeriodNotFound => "target period not found",
        _ => "no record found in user target for given UserId and TargetId",
    });

    private static JsonHttpResult<TargetEventsErrorAnswer> Of(int status, int code, string message) =>
        TypedResults.Json(new TargetEventsErrorAnswer(null, [new(code, message, null)], []), CopiedJson.Plain.TargetEventsErrorAnswer, statusCode: status);
}
