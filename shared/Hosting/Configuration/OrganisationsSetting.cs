using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace EventPlatform.Hosting.Configuration;

/// <summary>A setting that lists organisations: with commas (<c>100,200</c>) or as an array.</summary>
public static class OrganisationsSetting
{
    /// <param name="configuration">Where settings are.</param>
    /// <param name="section">Such as <c>Ingest</c>.</param>
    /// <param name="key">Such as <c>Organisations</c>.</param>
    /// <returns>Null where none is named.</returns>
    public static IReadOnlySet<long>? Read(IConfiguration configuration, string section, string key)
    {
        var settings = new SettingsSection(configuration, section);
        var organisations = settings.List(key).Select(text => Organisation(settings, key, text)).ToHashSet();
        return organisations.Count > 0 ? organisations : null;
    }

    private static long Organisation(SettingsSection settings, string key, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var organisation) && organisation > 0
            ? organisation
            : throw settings.Wrong(key, text, "write the numbers of organisations, separated by commas");
}
