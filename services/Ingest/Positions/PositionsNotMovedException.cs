namespace EventPlatform.Ingest.Positions;

/// <summary>The fence refused: some position of the batch was not where its owner had left it. The transaction is rolled back.</summary>
internal sealed class PositionsNotMovedException() : Exception("A position was not where its owner had left it.");
