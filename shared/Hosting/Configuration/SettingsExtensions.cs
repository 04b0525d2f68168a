using EventPlatform.Hosting.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.Hosting;

/// <summary>How a service asks for its settings.</summary>
public static class SettingsExtensions
{
    /// <summary>Reads and checks the settings now, and gives them to whoever asks the container for <typeparamref name="TSettings"/>.</summary>
    /// <exception cref="SettingsException">A setting is missing or wrong.</exception>
    public static TSettings AddSettings<TSettings>(this IHostApplicationBuilder builder)
        where TSettings : class, ISettings<TSettings>
    {
        var settings = TSettings.From(builder.Configuration);
        builder.Services.TryAddSingleton(settings);
        return settings;
    }
}
