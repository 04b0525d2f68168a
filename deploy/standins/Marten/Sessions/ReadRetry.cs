using Npgsql;
using Polly;
using Polly.Retry;

namespace Marten.Sessions;

/// <summary>Asks again, up to three times, whatever the database's failure was: reading twice does no harm.</summary>
internal static class ReadRetry
{
    public static ResiliencePipeline Pipeline { get; } = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(50),
            BackoffType = DelayBackoffType.Exponential,
            ShouldHandle = new PredicateBuilder().Handle<NpgsqlException>(),
        })
        .Build();
}
