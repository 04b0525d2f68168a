using EventPlatform.Api.Answers;

namespace EventPlatform.Api.Timeline;

/// <summary>Which part of a timeline is asked for.</summary>
/// <param name="Limit">Entries a page.</param>
/// <param name="Before">Only entries with a lower version; null: from the newest.</param>
/// <param name="Names">Only events of these names; empty: of all.</param>
/// <param name="From">Only what occurred at or after it.</param>
/// <param name="To">Only what occurred before it.</param>
internal sealed record TimelineRequest(int Limit, long? Before, string[] Names, DateTimeOffset? From, DateTimeOffset? To)
{
    public const string Name = "name", FromName = "from", ToName = "to";

    private const int UsualLimit = 50, GreatestLimit = 200, LongestName = 100;

    public static TimelineRequest Read(QueryReader query)
    {
        var (limit, before) = (query.ReadLimit(UsualLimit, GreatestLimit), query.ReadNumbersCursor(1)?[0]);
        var request = new TimelineRequest(limit, before, query.ReadAll(Name), query.ReadInstant(FromName), query.ReadInstant(ToName));
        if (!request.Names.All(IsEventName))
            query.Refuse(Name, "names of 1 to 100 letters, digits, '_' or '.' are expected, beginning with a letter");
        if (request.From >= request.To)
            query.Refuse(ToName, "a time after from is expected");
        return request;
    }

    // [spec 01.3]
    private static bool IsEventName(string name) =>
        name.Length <= LongestName && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.');
}
