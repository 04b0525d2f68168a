using System.Collections.Concurrent;
using Confluent.Kafka;
using EventPlatform.Kafka.Consuming;

namespace EventPlatform.Kafka.Tests.Consuming;

/// <summary>A source that does what the test says, on the loop's thread, and logs what the loop asks of it.</summary>
internal sealed class ScriptedSource(ActionLog log) : IRecordSource
{
    private readonly BlockingCollection<Func<ConsumeResult<byte[]?, byte[]?>?>> _script = [];
    private IGroupListener? _listener;

    public Dictionary<TopicPartition, WatermarkOffsets> Ranges { get; } = [];

    public void Gives(int partition, long offset, int size = 10) => _script.Add(() => Records.Result(partition, offset, size));

    public void Assigns(params int[] partitions) => Tells(listener => listener.Assigned([.. partitions.Select(Records.Partition)]));

    public void Revokes() => Tells(listener =>
    {
        listener.Revoked();
        log.Add("unassigned");
    });

    public void Loses() => Tells(listener => listener.Lost());

    public void Fails(ErrorCode code, int partition, bool fatal = false) => _script.Add(() =>
        throw new ConsumeException(new() { TopicPartitionOffset = new(Records.Partition(partition), 0) }, new Error(code, code.ToString(), fatal)));

    public void Subscribe(IReadOnlyCollection<string> topics, IGroupListener listener) => _listener = listener;

    public ConsumeResult<byte[]?, byte[]?>? Poll(TimeSpan time) => _script.TryTake(out var step, time) ? step() : null;

    public void Assign(IReadOnlyCollection<TopicPartitionOffset> partitions) =>
        log.Add($"read {string.Join(' ', partitions.OrderBy(each => each.Partition.Value).Select(each => $"{each.Partition.Value}@{each.Offset}"))}");

    public void Pause(IReadOnlyCollection<TopicPartition> partitions) => log.Add($"pause {Text(partitions)}");

    public void Resume(IReadOnlyCollection<TopicPartition> partitions) => log.Add($"resume {Text(partitions)}");

    public void Follow(TopicPartitionOffset position) => log.Add($"follow {position.Partition.Value}@{position.Offset}");

    public long? EndOf(TopicPartition partition) => null;

    public WatermarkOffsets AskRange(TopicPartition partition) => Ranges[partition];

    public void Close() => log.Add("close");

    public void Dispose() => _script.Dispose();

    private void Tells(Action<IGroupListener> tell) => _script.Add(() =>
    {
        tell(_listener!);
        return null;
    });

    private static string Text(IEnumerable<TopicPartition> partitions) =>
        string.Join(' ', partitions.Select(each => each.Partition.Value).Order());
}
