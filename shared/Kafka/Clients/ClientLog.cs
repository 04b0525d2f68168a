using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Kafka.Clients;

/// <summary>Hands librdkafka's own log lines to ours.</summary>
public static partial class ClientLog
{
    /// <summary>One set of settings serves consumers and producers, so each gets some that it has no use for.</summary>
    private const string UnusedSetting = "CONFWARN";

    public static ConsumerBuilder<TKey, TValue> LogTo<TKey, TValue>(this ConsumerBuilder<TKey, TValue> builder, ILogger logger) =>
        builder.SetLogHandler((_, line) => Write(logger, line));

    public static ProducerBuilder<TKey, TValue> LogTo<TKey, TValue>(this ProducerBuilder<TKey, TValue> builder, ILogger logger) =>
        builder.SetLogHandler((_, line) => Write(logger, line));

    private static void Write(ILogger logger, LogMessage line)
    {
        var level = line.Facility == UnusedSetting ? LogLevel.Debug : LevelOf(line.Level);
        if (logger.IsEnabled(level))
            LogLine(logger, level, line.Facility, line.Message);
    }

    /// <summary>Lost connections are its errors; ours are said by the loop that suffers from them.</summary>
    private static LogLevel LevelOf(SyslogLevel level) => level switch
    {
        <= SyslogLevel.Critical => LogLevel.Error,
        SyslogLevel.Error or SyslogLevel.Warning => LogLevel.Warning,
        SyslogLevel.Notice or SyslogLevel.Info => LogLevel.Information,
        _ => LogLevel.Debug,
    };

    [LoggerMessage(Message = "librdkafka {Facility}: {Line}")]
    private static partial void LogLine(ILogger logger, LogLevel level, string facility, string line);
}
