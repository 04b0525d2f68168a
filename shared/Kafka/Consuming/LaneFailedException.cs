namespace EventPlatform.Kafka.Consuming;

/// <summary>A lane met something that waiting does not cure. The loop ends; what was not stored is read again at the next start.</summary>
public sealed class LaneFailedException(Exception cause)
    : Exception($"A batch could not be stored, and nobody knows why: {cause.Message}", cause);
