namespace EventPlatform.Platform.Demo.Records;

/// <summary>The records of one demonstration, and what must become of them where that is known.</summary>
internal sealed record DemoInput(IReadOnlyList<DemoRecord> Records, ExpectedCounts? Expected);
