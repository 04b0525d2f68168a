namespace EventPlatform.Kafka.Consuming;

/// <summary>Does with a batch what there is to do, and moves the positions of its partitions in the same transaction.</summary>
public interface IBatchProcessor
{
    /// <summary>
    /// Returns when the batch is stored. It is called again with the same batch after a failure that waiting may cure, so it must be
    /// repeatable. A batch belongs to the caller: nothing of it may be kept.
    /// </summary>
    /// <param name="lane">Number of the lane, from 0: calls of one lane never overlap.</param>
    /// <param name="batch">Records of one or more partitions, in the order of each.</param>
    /// <param name="cancellationToken">A partition of the batch is no longer ours, or the process stops.</param>
    /// <exception cref="FencedException">Somebody else owns partitions of the batch; nothing of it was stored.</exception>
    Task ProcessAsync(int lane, RecordBatch batch, CancellationToken cancellationToken);
}
