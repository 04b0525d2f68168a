using Confluent.Kafka;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Hosting.Failures;
using EventPlatform.Hosting.Health;
using EventPlatform.Hosting.Telemetry;
using EventPlatform.Kafka.Clients;
using EventPlatform.Kafka.Failures;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventPlatform.Ingest.DeadLetters;

/// <summary>
/// Brings dead letters from the table to their topic: at once when there are new ones, and at every sweep what an earlier process left
/// behind. On the topic each is there at least once; a copy is recognised by origin topic, partition and offset [spec 01.6].
/// </summary>
internal sealed partial class DeadLetterPublisher(UnpublishedDeadLetters table, DeadLetterSignal signal, KafkaSettings kafka, Heartbeats heartbeats,
    TimeProvider clock, ILogger<DeadLetterPublisher> logger) : BackgroundService
{
    private const int Page = 500;

    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SendTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ClaimTime = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var heartbeat = heartbeats.Add("dead letters");
        using var producer = Build();
        var retry = new TransientRetry(heartbeat, logger, clock, KafkaFailures.Of);
        while (!stoppingToken.IsCancellationRequested)
        {
            var published = await retry.RunAsync(token => PublishPageAsync(producer, token), stoppingToken);
            if (published < Page)
                await signal.WaitAsync(Sweep, clock, stoppingToken);
        }
    }

    private IProducer<byte[]?, byte[]?> Build()
    {
        var settings = KafkaClients.Producer(kafka);
        settings.MessageTimeoutMs = (int)SendTime.TotalMilliseconds;
        return new ProducerBuilder<byte[]?, byte[]?>(settings).LogTo(logger).SetErrorHandler((_, _) => { }).Build();
    }

    private async ValueTask<int> PublishPageAsync(IProducer<byte[]?, byte[]?> producer, CancellationToken cancellation)
    {
        var letters = await table.ClaimAsync(Page, ClaimTime, cancellation);
        if (letters.Count == 0)
            return 0;
        var sent = await Task.WhenAll(letters.Select(letter => SendAsync(producer, letter, cancellation)));
        await table.MarkPublishedAsync([.. sent.OfType<StoredDeadLetter>()], cancellation);
        return letters.Count;
    }

    /// <returns>The letter; null where the topic will never take it.</returns>
    private async Task<StoredDeadLetter?> SendAsync(IProducer<byte[]?, byte[]?> producer, StoredDeadLetter letter, CancellationToken cancellation)
    {
        try
        {
            await producer.ProduceAsync(kafka.Topics.DeadLetter, DeadLetterMessage.Of(letter), cancellation);
            Count(error: null);
            return letter;
        }
        catch (ProduceException<byte[]?, byte[]?> failure) when (KafkaFailures.Of(failure.Error) == FailureClass.Poison)
        {
            Count(failure.Error.Code.ToString());
            LogRefused(logger, letter.Facts.Topic, letter.Facts.Partition, letter.Facts.Offset, failure.Error.Code);
            await table.GiveUpAsync(letter, KafkaFailures.Text(failure.Error), cancellation);
            return null;
        }
    }

    private void Count(string? error) => Instruments.SentMessages.Add(1,
        new(AttributeNames.MessagingSystem, "kafka"), new(AttributeNames.Destination, kafka.Topics.DeadLetter), new(AttributeNames.Operation, "send"),
        new(AttributeNames.ErrorType, error));

    [LoggerMessage(Level = LogLevel.Error, Message = "The dead letter of {Topic} [{Partition}] at {Offset} is refused by its topic ({Code}) and stays in the table "
        + "alone; raise the topic's max.message.bytes and set publish_error to null to send it again")]
    private static partial void LogRefused(ILogger logger, string topic, int partition, long offset, ErrorCode code);
}
