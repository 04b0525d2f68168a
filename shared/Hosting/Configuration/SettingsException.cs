namespace EventPlatform.Hosting.Configuration;

/// <summary>A setting is missing or wrong. The message is one sentence for the operator: which setting, what was found, what to do; never a secret.</summary>
public sealed class SettingsException : Exception
{
    public SettingsException(string setting, string message)
        : base(message) => Setting = setting;

    /// <summary>The setting's name as an environment variable, such as <c>Kafka__BootstrapServers</c>.</summary>
    public string Setting { get; }

    public static SettingsException Missing(string setting, string remedy) => new(setting, $"The setting {setting} is missing: {remedy}.");

    /// <param name="setting">Name of the setting.</param>
    /// <param name="found">What was found; for a secret, a description that does not show it.</param>
    /// <param name="remedy">What to write instead.</param>
    public static SettingsException Wrong(string setting, string found, string remedy) => new(setting, $"The setting {setting} is {found}: {remedy}.");
}
