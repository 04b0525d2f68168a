namespace EventPlatform.Platform.Demo.Records;

/// <summary>A record for the topic of customer events.</summary>
/// <param name="Key">Key as UTF-8.</param>
/// <param name="Value">Value; null is a tombstone.</param>
/// <param name="Headers">Headers, values as UTF-8.</param>
internal sealed record DemoRecord(byte[] Key, byte[]? Value, IReadOnlyList<KeyValuePair<string, string>> Headers);
