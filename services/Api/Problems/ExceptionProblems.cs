using EventPlatform.Hosting.Failures;
using Microsoft.AspNetCore.Diagnostics;

namespace EventPlatform.Api.Problems;

/// <summary>Turns what was thrown into a problem: the caller's fault, the database away, or a defect. Only the log learns more.</summary>
internal sealed partial class ExceptionProblems(ILogger<ExceptionProblems> logger)
{
    public Task AnswerAsync(HttpContext http) => ProblemOf(http.Features.Get<IExceptionHandlerFeature>()!.Error).ExecuteAsync(http);

    private ProblemResult ProblemOf(Exception exception)
    {
        if (exception is BadHttpRequestException bad)
            return ProblemCatalogue.OfStatus(bad.StatusCode);
        var failure = FailureText.Of(exception);
        switch (FailureClassifier.Of(exception))
        {
            case FailureClass.Transient or FailureClass.SetUp:
                LogUnavailable(failure);
                return ProblemCatalogue.Unavailable;
            case FailureClass.Poison:
                LogRefused(failure);
                return ProblemCatalogue.Refused;
            default:
                LogDefect(failure, exception.GetType().FullName, exception.StackTrace);
                return ProblemCatalogue.Defect;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request could not be answered: {Failure}")]
    private partial void LogUnavailable(string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database refused a value of a request that had passed all checks: {Failure}")]
    private partial void LogRefused(string failure);

    // The exception itself may quote values of rows: its text is cut to what may be shown.
    [LoggerMessage(Level = LogLevel.Error, Message = "A request met a defect: {Failure} ({Type})\n{Stack}")]
    private partial void LogDefect(string failure, string? type, string? stack);
}
