using Confluent.Kafka;
using EventPlatform.Hosting.Health;
using EventPlatform.Kafka.Failures;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Kafka.Consuming;

/// <summary>
/// Turns errors of the client into what health says. librdkafka goes on trying by itself and says so every few seconds; silence means that
/// it has succeeded.
/// </summary>
internal sealed partial class ConsumerHealth(Heartbeat heartbeat, ILogger logger, TimeProvider clock)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private long _lastError;
    private string? _said;

    /// <exception cref="KafkaException">The client can do no more.</exception>
    public void Failed(Error error)
    {
        if (error.IsFatal)
            throw new KafkaException(error);
        _lastError = clock.GetTimestamp();
        Say(KafkaFailures.Text(error));
    }

    /// <summary>Called about once a second.</summary>
    public void Tick()
    {
        if (_said is null)
            heartbeat.Tick();
        else if (clock.GetElapsedTime(_lastError) > Silence)
            Recover();
    }

    private void Say(string text)
    {
        heartbeat.Paused(text);
        if (_said != text)
            LogTrouble(logger, text);
        _said = text;
    }

    private void Recover()
    {
        heartbeat.Running();
        LogRecovered(logger);
        _said = null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The consumer waits: {Failure}")]
    private static partial void LogTrouble(ILogger logger, string failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "The consumer goes on")]
    private static partial void LogRecovered(ILogger logger);
}
