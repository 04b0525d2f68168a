using EventPlatform.Hosting.Failures;
using Microsoft.AspNetCore.Diagnostics;

namespace EventPlatform.Api.Problems;

/// <summary>Turns what was thrown into a problem: the caller's fault, the database away, or a defect. Only the log learns more.</summary>
internal sealed partial class ExceptionProblems(ILogger<ExceptionProblems> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        await ProblemOf(exception).ExecuteAsync(httpContext);
        return true;
    }

    private ProblemResult ProblemOf(Exception exception)
    {
        if (exception is BadHttpRequestException bad)
            return ProblemCatalogue.OfStatus(bad.StatusCode);
        var failure = FailureText.Of(exception);
        if (FailureClassifier.Of(exception) is FailureClass.Transient or FailureClass.SetUp)
        {
            LogUnavailable(failure);
            return ProblemCatalogue.Unavailable;
        }
        LogDefect(failure, exception.GetType().FullName, exception.StackTrace);
        return ProblemCatalogue.Defect;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request could not be answered: {Failure}")]
    private partial void LogUnavailable(string failure);

    // The exception itself may quote values of rows: its text is cut to what may be shown.
    [LoggerMessage(Level = LogLevel.Error, Message = "A request met a defect: {Failure} ({Type})\n{Stack}")]
    private partial void LogDefect(string failure, string? type, string? stack);
}
