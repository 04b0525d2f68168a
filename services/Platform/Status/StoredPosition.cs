namespace EventPlatform.Platform.Status;

/// <summary>Offset of the next record of a partition to store, as the store has it.</summary>
internal sealed record StoredPosition(string Topic, int Partition, long NextOffset);
