using EventPlatform.Platform.Demo.Records;

namespace EventPlatform.Platform.Demo;

/// <summary>What came of the demonstration, each number read where it is true: the database, the notifications topic, the metrics.</summary>
internal sealed record DemoResult
{
    public required long Sent { get; init; }
    public required long Stored { get; init; }
    public required long Duplicates { get; init; }
    public required IReadOnlyDictionary<string, long> DeadLetters { get; init; }

    /// <summary>Badges by name, as the event store has them.</summary>
    public required IReadOnlyDictionary<string, long> Badges { get; init; }

    /// <summary>Notifications by <c>ce_type</c>, as a reader of committed transactions gets them.</summary>
    public required IReadOnlyDictionary<string, long> Notifications { get; init; }

    /// <summary>Notifications that came more than once.</summary>
    public required long Repeated { get; init; }

    public required IReadOnlyList<TimeSpan> Latencies { get; init; }

    /// <summary>From the first record sent to the last notification read.</summary>
    public required TimeSpan Elapsed { get; init; }

    public byte[]? Sample { get; init; }

    /// <summary>What does not add up, a sentence each; nothing where all does.</summary>
    public IEnumerable<string> Faults(ExpectedCounts? expected)
    {
        var deadLetters = DeadLetters.Values.Sum();
        if (Sent != Stored + Duplicates + deadLetters)
            yield return $"{Sent} records were sent, but {Stored} stored + {Duplicates} duplicates + {deadLetters} dead letters are {Stored + Duplicates + deadLetters}.";
        var badges = Badges.Values.Sum();
        var notified = Notifications.GetValueOrDefault(NotificationReader.BadgeEarned);
        if (badges != notified)
            yield return $"{badges} badges were earned, but {notified} notifications tell of one.";
        if (Repeated > 0)
            yield return $"{Repeated} notifications came more than once.";
        foreach (var fault in expected is null ? [] : Differences(expected))
            yield return fault;
    }

    private IEnumerable<string> Differences(ExpectedCounts expected)
    {
        if (Stored != expected.Stored)
            yield return $"{expected.Stored} events should have been stored, {Stored} were.";
        if (Duplicates != expected.Duplicates)
            yield return $"{expected.Duplicates} duplicates were sent, {Duplicates} recognised.";
        foreach (var code in expected.DeadLetters.Keys.Union(DeadLetters.Keys).Order())
            if (expected.DeadLetters.GetValueOrDefault(code) is var sent && DeadLetters.GetValueOrDefault(code) is var found && sent != found)
                yield return $"{sent} records should have been dead-lettered as {code}, {found} were.";
    }
}
