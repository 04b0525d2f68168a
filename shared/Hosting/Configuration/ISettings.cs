using Microsoft.Extensions.Configuration;

namespace EventPlatform.Hosting.Configuration;

/// <summary>Settings of one concern, read from plain .NET configuration and checked as a whole while the host is being built.</summary>
public interface ISettings<out TSelf>
{
    /// <exception cref="SettingsException">A setting is missing or wrong.</exception>
    static abstract TSelf From(IConfiguration configuration);
}
