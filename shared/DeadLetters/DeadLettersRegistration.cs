using EventPlatform.DeadLetters.Decoding;
using EventPlatform.DeadLetters.Discarding;
using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Redriving;
using EventPlatform.DeadLetters.Table;
using EventPlatform.EventStore;
using EventPlatform.Hosting.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace EventPlatform.DeadLetters;

/// <summary>Registers what one needs to see, put back and discard dead letters; the event store is its base.</summary>
public static class DeadLettersRegistration
{
    /// <exception cref="SettingsException">A setting is missing or wrong.</exception>
    public static IHostApplicationBuilder AddDeadLetters(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<EventStoreSettings>();
        builder.AddRecordDecoder();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddEventStore(builder.Configuration).AddSchemaScript(DeadLettersSchema.Script)
            .AddSingleton<DeadLetterQueries>().AddSingleton<OpenLetters>().AddSingleton<Redrive>().AddSingleton<Discard>();
        return builder;
    }
}
