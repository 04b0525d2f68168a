using EventPlatform.DeadLetters.Decoding;
using EventPlatform.DeadLetters.Table;
using EventPlatform.EventStore;
using EventPlatform.Hosting.Configuration;
using EventPlatform.Ingest.DeadLetters;
using EventPlatform.Ingest.Decoding;
using EventPlatform.Ingest.Positions;
using EventPlatform.Ingest.Storing;
using EventPlatform.Kafka.Clients;
using EventPlatform.Kafka.Consuming;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventPlatform.Ingest;

/// <summary>Ingest: from the two input topics into the event store, every record once; what cannot be stored becomes a dead letter.</summary>
public static class IngestService
{
    public static IHostApplicationBuilder AddIngest(this IHostApplicationBuilder builder)
    {
        builder.AddEventPlatformHealth();
        builder.AddSettings<EventStoreSettings>();
        KafkaClients.Check(builder.AddSettings<KafkaSettings>());
        builder.AddSettings<IngestSettings>();
        builder.AddRecordDecoder();
        builder.Services.AddEventStore(builder.Configuration);
        builder.Services.AddSchemaScript(PositionsSchema.Script).AddSchemaScript(DeadLettersSchema.Script);
        AddDecoding(builder.Services);
        AddStoring(builder.Services);
        return builder;
    }

    private static void AddDecoding(IServiceCollection services) => services
        .AddSingleton(provider => new RecordReader(provider.GetRequiredService<KafkaSettings>().Topics))
        .AddSingleton<BatchDecoder>();

    private static void AddStoring(IServiceCollection services) => services
        .AddSingleton<DeadLetterSignal>()
        .AddSingleton<UnpublishedDeadLetters>()
        .AddSingleton<IPositionStore>(provider => Create<PositionTable>(provider, provider.GetRequiredService<KafkaSettings>().Group, Owner()))
        .AddSingleton(provider => Create<PositionSettlement>(provider, provider.GetRequiredService<KafkaSettings>().Group))
        .AddSingleton<IBatchProcessor>(provider =>
            Create<BatchStore>(provider, provider.GetRequiredService<KafkaSettings>().Group, provider.GetRequiredService<IngestSettings>().Consumer.Lanes))
        .AddSingleton(provider =>
            Create<ConsumerLoop>(provider, provider.GetRequiredService<KafkaSettings>().Topics.Inputs, provider.GetRequiredService<IngestSettings>().Consumer))
        .AddHostedService<IngestWorker>()
        .AddHostedService<DeadLetterPublisher>()
        .AddHostedService<StalledWriters>()
        .AddHostedService<WatermarkReport>();

    private static T Create<T>(IServiceProvider provider, params object[] arguments) => ActivatorUtilities.CreateInstance<T>(provider, arguments);

    /// <summary>Names this process among the owners of partitions; for people, the epoch is what counts.</summary>
    private static string Owner() => $"{Environment.MachineName}/{Environment.ProcessId}";
}
