namespace EventPlatform.Platform.Demo;

/// <summary>What <c>demo</c> was asked to do.</summary>
/// <param name="Kafka">Bootstrap servers of a Kafka that runs already; null: one of our own.</param>
/// <param name="Input">File of records, one a line: key, tab, structured CloudEvent; null: generated records.</param>
/// <param name="Keep">Stay up until told to stop.</param>
/// <param name="Records">How many records to generate.</param>
/// <param name="Customers">Over how many customers.</param>
/// <param name="Seed">The same seed gives the same customers, amounts and faults.</param>
internal sealed record DemoOptions(string? Kafka, FileInfo? Input, bool Keep, int Records, int Customers, int Seed);
