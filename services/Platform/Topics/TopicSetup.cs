using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace EventPlatform.Platform.Topics;

/// <summary>Creates the topics that are missing and compares the others with what is wanted. Changes nothing that exists.</summary>
internal sealed class TopicSetup(IAdminClient kafka)
{
    private const short ClusterDefault = -1;
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10), Interval = TimeSpan.FromMilliseconds(50);

    public async Task<IReadOnlyList<TopicResult>> RunAsync(IReadOnlyList<WantedTopic> wanted)
    {
        var before = Existing();
        var created = await CreateAsync([.. wanted.Where(topic => !before.ContainsKey(topic.Name))]);
        var found = await WaitForLeadersAsync(wanted);
        var results = new List<TopicResult>();
        foreach (var topic in wanted)
            results.Add(new(topic.Name, created.Contains(topic.Name), created.Contains(topic.Name) ? [] : await CompareAsync(topic, found[topic.Name])));
        return results;
    }

    private Dictionary<string, TopicMetadata> Existing() => kafka.GetMetadata(AnswerLimit).Topics.ToDictionary(topic => topic.Topic);

    /// <summary>A topic that was created a moment ago is not known everywhere at once: whoever starts next would not find it.</summary>
    /// <exception cref="TimeoutException">A topic has partitions without a leader.</exception>
    private async Task<Dictionary<string, TopicMetadata>> WaitForLeadersAsync(IReadOnlyList<WantedTopic> wanted)
    {
        using var limit = new CancellationTokenSource(AnswerLimit);
        while (!limit.IsCancellationRequested)
        {
            var found = Existing();
            if (wanted.All(topic => found.TryGetValue(topic.Name, out var metadata) && metadata.Partitions.TrueForAll(partition => partition.Leader >= 0)))
                return found;
            await Task.Delay(Interval, CancellationToken.None);
        }

        throw new TimeoutException($"Not every partition of {string.Join(", ", wanted.Select(topic => topic.Name))} has found a leader: are enough brokers up?");
    }

    /// <returns>Names of those that did not exist until now.</returns>
    private async Task<HashSet<string>> CreateAsync(IReadOnlyList<WantedTopic> missing)
    {
        if (missing.Count == 0)
            return [];
        try
        {
            await kafka.CreateTopicsAsync(missing.Select(Specification));
            return [.. missing.Select(topic => topic.Name)];
        }
        catch (CreateTopicsException partly) when (partly.Results.All(result => result.Error.Code is ErrorCode.NoError or ErrorCode.TopicAlreadyExists))
        {
            // Somebody else was faster with some of them.
            return [.. partly.Results.Where(result => !result.Error.IsError).Select(result => result.Topic)];
        }
    }

    private static TopicSpecification Specification(WantedTopic topic) => new()
    {
        Name = topic.Name,
        NumPartitions = topic.Partitions ?? WantedTopic.DefaultPartitions,
        ReplicationFactor = topic.Replication ?? ClusterDefault,
        Configs = topic.Settings.ToDictionary(),
    };

    private async Task<IReadOnlyList<string>> CompareAsync(WantedTopic wanted, TopicMetadata found)
    {
        var differences = new List<string>();
        if (wanted.Partitions is { } partitions && partitions != found.Partitions.Count)
            differences.Add($"it has {found.Partitions.Count} partitions, {partitions} are wanted");
        if (wanted.Replication is { } replication && found.Partitions.FirstOrDefault(partition => partition.Replicas.Length != replication) is { } other)
            differences.Add($"partition {other.PartitionId} has {other.Replicas.Length} replicas, {replication} are wanted");
        differences.AddRange(await CompareSettingsAsync(wanted));
        return differences;
    }

    private async Task<IEnumerable<string>> CompareSettingsAsync(WantedTopic wanted)
    {
        if (wanted.Settings.Count == 0)
            return [];
        var answer = await kafka.DescribeConfigsAsync([new() { Type = ResourceType.Topic, Name = wanted.Name }]);
        var settings = answer.Single().Entries;
        return wanted.Settings.Where(setting => settings[setting.Key].Value != setting.Value)
            .Select(setting => $"{setting.Key} is {settings[setting.Key].Value}, {setting.Value} is wanted (kafka-configs --alter --topic {wanted.Name} --add-config {setting.Key}={setting.Value})");
    }
}
