using Npgsql;
using Polly;
using Polly.Retry;

namespace Marten.Sessions;

/// <summary>
/// Repeats a transaction, up to three times, when the server itself said that nothing of it was kept and another try may go better.
/// Anything that hints at the connection is left alone: a commit may have gone through.
/// </summary>
internal static class WriteRetry
{
    private static readonly HashSet<string> Repeatable =
    [
        "40000", "40001", "40P01", "53000", "53100", "53200", "53300", "53400", "55000", "55006", "55P03", "57P03", "58000", "58030",
    ];

    public static ResiliencePipeline Pipeline { get; } = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(50),
            BackoffType = DelayBackoffType.Exponential,
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } e && IsRepeatable(e)),
        })
        .Build();

    public static bool IsRepeatable(Exception exception)
    {
        var chain = Chain(exception).ToList();
        return chain.OfType<PostgresException>().Any() && chain.TrueForAll(e => e is PostgresException { SqlState: var state }
            ? Repeatable.Contains(state)
            : !IsOfTheWire(e));
    }

    private static bool IsOfTheWire(Exception e) =>
        e is NpgsqlException or TimeoutException or IOException or System.Net.Sockets.SocketException or OperationCanceledException;

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }
}
