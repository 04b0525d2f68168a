using Microsoft.Extensions.Configuration;

namespace EventPlatform.Hosting.Configuration;

/// <summary>Reads the settings of one section and names them in errors as environment variables write them (<c>Section__Name</c>).</summary>
internal readonly struct SettingsSection(IConfiguration configuration, string section)
{
    public string NameOf(string key) => $"{section}__{key}".Replace(":", "__", StringComparison.Ordinal);

    public SettingsSection Child(string key) => new(configuration, $"{section}:{key}");

    public IEnumerable<IConfigurationSection> Children(string key) => Section(key).GetChildren();

    /// <summary>The value without the space around it; null where it is absent or empty.</summary>
    public string? Optional(string key) => Section(key).Value?.Trim() is { Length: > 0 } value ? value : null;

    public string Required(string key, string remedy) => Optional(key) ?? throw SettingsException.Missing(NameOf(key), remedy);

    public string Checked(string key, string value, Predicate<string> isRight, string remedy) =>
        isRight(value) ? value : throw Wrong(key, value, remedy);

    /// <summary>A list: an array (<c>Key__0</c>, <c>Key__1</c>) or one text with commas.</summary>
    public string[] List(string key)
    {
        var elements = Children(key).Select(child => child.Value ?? "").ToArray();
        var text = elements.Length > 0 ? string.Join(',', elements) : Section(key).Value ?? "";
        return text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public SettingsException Wrong(string key, string found, string remedy) => SettingsException.Wrong(NameOf(key), $"\"{found}\"", remedy);

    private IConfigurationSection Section(string key) => configuration.GetSection($"{section}:{key}");
}
