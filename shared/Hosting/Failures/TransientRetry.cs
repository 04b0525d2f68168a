using EventPlatform.Hosting.Health;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace EventPlatform.Hosting.Failures;

/// <summary>
/// Tries again while a failure is transient or of the set-up, for as long as it takes: exponential from 100 ms to 30 s, with full jitter.
/// The heartbeat says what is waited for; any other failure goes to the caller at once.
/// </summary>
public sealed partial class TransientRetry
{
    public static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100), LongestDelay = TimeSpan.FromSeconds(30);

    private readonly Func<Exception, FailureClass> classify;
    private readonly Heartbeat heartbeat;
    private readonly ILogger logger;
    private readonly ResiliencePipeline pipeline;

    /// <param name="heartbeat">Of the loop that waits.</param>
    /// <param name="logger">Gets a warning a failed attempt.</param>
    /// <param name="clock">Runs the delays.</param>
    /// <param name="classify">Table of failures; <see cref="FailureClassifier.Of"/> where none is given.</param>
    public TransientRetry(Heartbeat heartbeat, ILogger logger, TimeProvider clock, Func<Exception, FailureClass>? classify = null)
    {
        this.classify = classify ?? FailureClassifier.Of;
        this.heartbeat = heartbeat;
        this.logger = logger;
        pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(Strategy()).Build();
    }

    /// <summary>Runs the step until it succeeds, fails for good, or is cancelled.</summary>
    /// <param name="step">Must be repeatable.</param>
    /// <param name="cancellationToken">Ends the waiting too.</param>
    public async ValueTask<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> step, CancellationToken cancellationToken)
    {
        var result = await pipeline.ExecuteAsync(step, cancellationToken);
        heartbeat.Running();
        return result;
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public async ValueTask RunAsync(Func<CancellationToken, ValueTask> step, CancellationToken cancellationToken)
    {
        await pipeline.ExecuteAsync(step, cancellationToken);
        heartbeat.Running();
    }

    /// <summary>Longest wait before the attempt after this one (0 is the first); the wait itself is a random part of it.</summary>
    internal static TimeSpan Ceiling(int attempt) =>
        TimeSpan.FromMilliseconds(Math.Min(LongestDelay.TotalMilliseconds, FirstDelay.TotalMilliseconds * Math.Pow(2, attempt)));

    private RetryStrategyOptions Strategy() => new()
    {
        ShouldHandle = arguments => ValueTask.FromResult(IsWorthAnotherTry(arguments.Outcome.Exception)),
        MaxRetryAttempts = int.MaxValue,
        DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(FullJitter(arguments.AttemptNumber)),
        OnRetry = arguments =>
        {
            Report(arguments.Outcome.Exception!, arguments.RetryDelay);
            return ValueTask.CompletedTask;
        },
    };

    private bool IsWorthAnotherTry(Exception? exception) =>
        exception is not null && classify(exception) is FailureClass.Transient or FailureClass.SetUp;

    // Jitter spreads load; nobody guesses secrets from it.
#pragma warning disable CA5394
    private static TimeSpan FullJitter(int attempt) => Ceiling(attempt) * Random.Shared.NextDouble();
#pragma warning restore CA5394

    private void Report(Exception failure, TimeSpan delay)
    {
        var text = FailureText.Of(failure);
        heartbeat.Paused(text);
        LogWaiting(logger, heartbeat.Loop, text, delay.TotalSeconds);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Loop} waits: {Failure}; next try in {Delay:0.0} s")]
    private static partial void LogWaiting(ILogger logger, string loop, string failure, double delay);
}
