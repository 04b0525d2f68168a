using Microsoft.Extensions.Configuration;

namespace EventPlatform.Hosting.Configuration;

/// <summary>Topic names [spec 01.1, 05.2]: <c>Kafka__Topics__CustomerEvents</c>, <c>...SystemEvents</c>, <c>...Notifications</c>, <c>...DeadLetter</c>, <c>...RelayProgress</c>.</summary>
public sealed record KafkaTopics
{
    private const int LongestName = 249;
    private const string Remedy = "write 1 to 249 ASCII letters, digits, '.', '_' or '-'";

    public string CustomerEvents { get; init; } = "eventplatform.customer-events.v1";
    public string SystemEvents { get; init; } = "eventplatform.system-events.v1";
    public string Notifications { get; init; } = "eventplatform.notifications.v1";
    public string DeadLetter { get; init; } = "eventplatform.dead-letter.v1";
    public string RelayProgress { get; init; } = "eventplatform.relay-progress.v1";

    /// <summary>The topics that ingest reads.</summary>
    public IReadOnlyList<string> Inputs => [CustomerEvents, SystemEvents];

    /// <summary>All topics of an installation.</summary>
    public IReadOnlyList<string> All => [CustomerEvents, SystemEvents, Notifications, DeadLetter, RelayProgress];

    internal static KafkaTopics From(IConfiguration configuration)
    {
        var section = new SettingsSection(configuration, "Kafka:Topics");
        var defaults = new KafkaTopics();
        var topics = new KafkaTopics
        {
            CustomerEvents = Name(section, nameof(CustomerEvents), defaults.CustomerEvents),
            SystemEvents = Name(section, nameof(SystemEvents), defaults.SystemEvents),
            Notifications = Name(section, nameof(Notifications), defaults.Notifications),
            DeadLetter = Name(section, nameof(DeadLetter), defaults.DeadLetter),
            RelayProgress = Name(section, nameof(RelayProgress), defaults.RelayProgress),
        };
        topics.RefuseSharedNames(section);
        return topics;
    }

    private static string Name(SettingsSection section, string key, string fallback) =>
        section.Checked(key, section.Optional(key) ?? fallback, IsTopicName, Remedy);

    private static bool IsTopicName(string name) =>
        name.Length <= LongestName && name is not ("." or "..") && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    private void RefuseSharedNames(SettingsSection section)
    {
        (string Key, string Name)[] all =
        [
            (nameof(CustomerEvents), CustomerEvents), (nameof(SystemEvents), SystemEvents), (nameof(Notifications), Notifications),
            (nameof(DeadLetter), DeadLetter), (nameof(RelayProgress), RelayProgress),
        ];
        foreach (var sharing in all.GroupBy(topic => topic.Name).Where(group => group.Count() > 1))
            throw section.Wrong(sharing.Last().Key, sharing.Key, $"that is already the name of {section.NameOf(sharing.First().Key)}, and each topic needs its own");
    }
}
