using EventPlatform.Contracts.Decoding;
using EventPlatform.Hosting.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace EventPlatform.DeadLetters.Decoding;

/// <summary>The one decoder of an installation: what is put back is judged as what comes by the topic.</summary>
public static class DecoderRegistration
{
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static IHostApplicationBuilder AddRecordDecoder(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(builder.AddSettings<DecoderSettings>().Decoder);
        builder.Services.TryAddSingleton<RecordDecoder>();
        return builder;
    }
}
