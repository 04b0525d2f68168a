using System.Collections.Concurrent;
using EventPlatform.Hosting.Failures;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Platform.Demo;

/// <summary>Keeps the latest warnings and errors of the services, to be shown if the demonstration fails.</summary>
internal sealed class DemoLog : ILoggerProvider
{
    private const int Kept = 30;

    private readonly ConcurrentQueue<string> lines = new();

    public IEnumerable<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        // The lines outlive the host.
    }

    private void Add(string line)
    {
        lines.Enqueue(line);
        while (lines.Count > Kept)
            lines.TryDequeue(out _);
    }

    private sealed class Logger(DemoLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                log.Add($"{logLevel} {category}: {formatter(state, exception)}{(exception is null ? "" : $" ({FailureText.Of(exception)})")}");
        }
    }
}
