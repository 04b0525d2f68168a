using EventPlatform.Kafka.Consuming;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Ingest;

/// <summary>Runs the consumer loop for as long as the process runs. What nobody knows how to cure ends the process, with an exit code that says so.</summary>
internal sealed partial class IngestWorker(ConsumerLoop loop, IHostApplicationLifetime host, ILogger<IngestWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await loop.RunAsync(stoppingToken);
        }
        catch (Exception failure)
        {
            LogEnded(logger, failure);
            Environment.ExitCode = 1;
            host.StopApplication();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Ingest has ended: it met a failure that nobody foresaw. Nothing is lost: it goes on where it was at the next start")]
    private static partial void LogEnded(ILogger logger, Exception failure);
}
