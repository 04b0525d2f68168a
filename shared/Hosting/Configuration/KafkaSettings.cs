using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace EventPlatform.Hosting.Configuration;

/// <summary>Where Kafka is and how to talk to it: <c>Kafka__BootstrapServers</c>, <c>Kafka__Group</c>, <c>Kafka__Topics__...</c>, <c>Kafka__Client__...</c>.</summary>
public sealed record KafkaSettings(string BootstrapServers) : ISettings<KafkaSettings>
{
    public const string DefaultGroup = "eventplatform-ingest";

    private const string Remedy = "write the brokers as host:port, separated by commas";

    /// <summary>Consumer group of ingest; also the group of the positions in the store.</summary>
    public string Group { get; init; } = DefaultGroup;

    public KafkaTopics Topics { get; init; } = new();

    /// <summary>
    /// Settings of librdkafka, handed through under its own names: <c>Kafka__Client__security.protocol</c>, or
    /// <c>Kafka__Client__security_protocol</c> where a name with dots cannot be written (no name of librdkafka holds an underscore).
    /// </summary>
    public IReadOnlyDictionary<string, string> Client { get; init; } = new Dictionary<string, string>();

    public static KafkaSettings From(IConfiguration configuration)
    {
        var section = new SettingsSection(configuration, "Kafka");
        var brokers = section.Required(nameof(BootstrapServers), Remedy);
        foreach (var broker in brokers.Split(',', StringSplitOptions.TrimEntries))
            section.Checked(nameof(BootstrapServers), broker, IsHostAndPort, Remedy);
        return new(brokers)
        {
            Group = section.Optional(nameof(Group)) ?? DefaultGroup,
            Topics = KafkaTopics.From(configuration),
            Client = section.Children(nameof(Client)).DistinctBy(LibrdkafkaName).ToDictionary(LibrdkafkaName, setting => setting.Value ?? ""),
        };
    }

    /// <summary>Never shows the client's settings: passwords are among them.</summary>
    public override string ToString() => $"{BootstrapServers} as {Group}";

    private static string LibrdkafkaName(IConfigurationSection setting) => setting.Key.Replace('_', '.');

    private static bool IsHostAndPort(string broker)
    {
        var colon = broker.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(broker.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0;
    }
}
