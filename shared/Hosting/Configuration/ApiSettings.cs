using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace EventPlatform.Hosting.Configuration;

/// <summary>Someone who may call the API [spec 03.5].</summary>
/// <param name="Key">User name of Basic authentication.</param>
/// <param name="Secret">Password of Basic authentication; hash it at the start and forget it.</param>
/// <param name="Organisations">Organisations whose data the client sees.</param>
/// <param name="Roles">Of <see cref="ApiSettings.KnownRoles"/>.</param>
public sealed record ApiClient(string Key, string Secret, IReadOnlySet<long> Organisations, IReadOnlySet<string> Roles)
{
    /// <summary>Never shows the secret.</summary>
    public override string ToString() => Key;
}

/// <summary>
/// Clients of the API: <c>Api__Clients__0__Key|Secret|Organisations|Roles</c>; the last two with commas (<c>100,200</c>) or as arrays. There may be
/// none: others are kept in the database.
/// </summary>
public sealed record ApiSettings(IReadOnlyList<ApiClient> Clients) : ISettings<ApiSettings>
{
    /// <summary>[spec 03.5]</summary>
    public static readonly IReadOnlyList<string> KnownRoles = ["read", "write", "admin"];

    private const int ShortestSecret = 12;

    public static ApiSettings From(IConfiguration configuration)
    {
        var section = new SettingsSection(configuration, "Api");
        var clients = section.Children(nameof(Clients)).Select(child => Client(section.Child($"{nameof(Clients)}:{child.Key}"))).ToArray();
        if (clients.GroupBy(client => client.Key).FirstOrDefault(group => group.Count() > 1) is { } sharing)
            throw SettingsException.Wrong(section.NameOf(nameof(Clients)), $"a list in which two clients have the key \"{sharing.Key}\"", "give each its own");
        return new(clients);
    }

    private static ApiClient Client(SettingsSection section) => new(Key(section), Secret(section), Organisations(section), Roles(section));

    private static string Key(SettingsSection section)
    {
        // Basic authentication ends the user name at the first colon.
        const string remedy = "write the client's key, without a colon";
        return section.Checked("Key", section.Required("Key", remedy), key => !key.Contains(':', StringComparison.Ordinal), remedy);
    }

    private static string Secret(SettingsSection section)
    {
        var remedy = string.Create(CultureInfo.InvariantCulture, $"write at least {ShortestSecret} characters");
        var secret = section.Required("Secret", remedy);
        return secret.Length >= ShortestSecret ? secret : throw SettingsException.Wrong(section.NameOf("Secret"), "too short", remedy);
    }

    private static HashSet<long> Organisations(SettingsSection section)
    {
        const string remedy = "write the numbers of the organisations that the client sees, separated by commas";
        var organisations = new HashSet<long>();
        foreach (var text in section.List("Organisations"))
            organisations.Add(long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var org) ? org : throw section.Wrong("Organisations", text, remedy));
        return organisations.Count > 0 ? organisations : throw SettingsException.Missing(section.NameOf("Organisations"), remedy);
    }

    private static HashSet<string> Roles(SettingsSection section)
    {
        var remedy = $"write roles of {string.Join(", ", KnownRoles)}, separated by commas";
        var roles = section.List("Roles").Select(role => section.Checked("Roles", role, KnownRoles.Contains, remedy)).ToHashSet(StringComparer.Ordinal);
        return roles.Count > 0 ? roles : throw SettingsException.Missing(section.NameOf("Roles"), remedy);
    }
}
