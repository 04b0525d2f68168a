using System.Globalization;
using EventPlatform.Api.Answers;
using EventPlatform.Contracts.Identity;

namespace EventPlatform.Api.Freshness;

/// <summary>
/// The write that a caller wants to see [spec 03.3]: <c>after</c> is a position, the identity of an event, or with <c>afterSource</c> the id
/// that its producer gave it; <c>timeout</c> says for how long to wait (<c>2s</c>, <c>500ms</c>).
/// </summary>
/// <param name="Position">Place in the log; null where an event is named.</param>
/// <param name="EventId">Identity of the event; null where a position is named.</param>
/// <param name="Timeout">How long to wait at most.</param>
internal readonly record struct AfterRequest(long? Position, Guid? EventId, TimeSpan Timeout)
{
    public const string AfterName = "after", SourceName = "afterSource", TimeoutName = "timeout";

    private const int LongestText = 200;

    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(2), Longest = TimeSpan.FromSeconds(30);

    /// <summary>Reads the parameters; null where nothing is awaited, or where there is a fault.</summary>
    /// <param name="query">Collects what is wrong.</param>
    /// <param name="orgId">The organisation whose event a producer's id names; null where there is none.</param>
    public static AfterRequest? Read(QueryReader query, long? orgId)
    {
        var (after, source, timeout) = (query.ReadText(AfterName, LongestText), query.ReadText(SourceName, LongestText), Time(query));
        if (after is null)
            return null;
        if (source is not null)
            return new(null, EventIdentity.OfSource(orgId ?? 0, source, after), timeout);
        if (long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            return new(position, null, timeout);
        if (Guid.TryParseExact(after, "D", out var id))
            return new(null, id, timeout);
        query.Refuse(AfterName, $"a position, the id of an event, or with {SourceName} its producer's id is expected");
        return null;
    }

    private static TimeSpan Time(QueryReader query)
    {
        if (query.ReadText(TimeoutName, LongestText) is not { } text)
            return Usual;
        if (Milliseconds(text) is { } milliseconds && milliseconds <= Longest.TotalMilliseconds)
            return TimeSpan.FromMilliseconds(milliseconds);
        query.Refuse(TimeoutName, "a time such as 2s or 500ms is expected, 30s at most");
        return Usual;
    }

    private static long? Milliseconds(string text)
    {
        var (unit, factor) = text.EndsWith("ms", StringComparison.Ordinal) ? (2, 1) : text.EndsWith('s') ? (1, 1000) : (0, 0);
        return unit > 0 && int.TryParse(text.AsSpan(0, text.Length - unit), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (long)number * factor : null;
    }
}
