using Microsoft.Extensions.Configuration;
using Npgsql;

namespace EventPlatform.Hosting.Configuration;

/// <summary>Where the event store lies: <c>ConnectionStrings__EventStore</c>, a PostgreSQL connection string as Npgsql reads it.</summary>
public sealed record EventStoreSettings(string ConnectionString) : ISettings<EventStoreSettings>
{
    private const string Key = "EventStore";
    private const string Remedy = "write a PostgreSQL connection string such as Host=db;Database=eventplatform;Username=eventplatform;Password=...";

    public static EventStoreSettings From(IConfiguration configuration)
    {
        var section = new SettingsSection(configuration, "ConnectionStrings");
        var text = section.Required(Key, Remedy);
        foreach (var (part, isThere) in Parts(section, text))
            if (!isThere)
                throw SettingsException.Wrong(section.NameOf(Key), $"without {part}", Remedy);
        return new(text);
    }

    /// <summary>Never shows the password.</summary>
    public override string ToString()
    {
        var parts = new NpgsqlConnectionStringBuilder(ConnectionString);
        return $"{parts.Host}:{parts.Port}/{parts.Database}";
    }

    private static (string Part, bool IsThere)[] Parts(SettingsSection section, string text)
    {
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(text);
            return [("Host", !string.IsNullOrEmpty(parts.Host)), ("Database", !string.IsNullOrEmpty(parts.Database))];
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            // The text may hold a password, and so may the exception: neither is shown.
            throw SettingsException.Wrong(section.NameOf(Key), $"a text of {text.Length} characters that is no connection string", Remedy);
        }
    }
}
