using System.Xml;
using Microsoft.Extensions.Configuration;

namespace EventPlatform.Hosting.Configuration;

/// <summary>A setting that is a length of time, as ISO 8601 writes it: <c>PT72H</c>, <c>P3D</c>.</summary>
public static class DurationSetting
{
    /// <param name="configuration">Where settings are.</param>
    /// <param name="key">Such as <c>Ingest:LateAfter</c>.</param>
    /// <param name="usual">Its value where it is not set.</param>
    public static TimeSpan Read(IConfiguration configuration, string key, TimeSpan usual)
    {
        var text = configuration[key];
        if (string.IsNullOrWhiteSpace(text))
            return usual;
        return Parse(text) is { } duration && duration > TimeSpan.Zero
            ? duration
            : throw SettingsException.Wrong(key.Replace(":", "__", StringComparison.Ordinal), $"\"{text}\"", "write a duration as ISO 8601 does, such as PT72H or P3D");
    }

    private static TimeSpan? Parse(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text.Trim());
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            return null;
        }
    }
}
