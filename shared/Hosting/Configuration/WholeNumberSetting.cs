using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace EventPlatform.Hosting.Configuration;

/// <summary>A setting that is a whole number within bounds.</summary>
public static class WholeNumberSetting
{
    /// <param name="configuration">Where settings are.</param>
    /// <param name="key">Such as <c>Relay:PageSize</c>.</param>
    /// <param name="usual">Its value where it is not set.</param>
    /// <param name="least">Smallest value that makes sense.</param>
    /// <param name="most">Largest value that makes sense.</param>
    public static int Read(IConfiguration configuration, string key, int usual, int least, int most)
    {
        var text = configuration[key];
        if (string.IsNullOrWhiteSpace(text))
            return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw SettingsException.Wrong(key.Replace(":", "__", StringComparison.Ordinal), $"\"{text}\"", $"write a whole number from {least} to {most}");
    }
}
