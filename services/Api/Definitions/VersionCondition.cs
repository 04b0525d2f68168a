using System.Globalization;
using EventPlatform.Api.Problems;
using Microsoft.Net.Http.Headers;

namespace EventPlatform.Api.Definitions;

/// <summary>
/// What a caller says of the version that it wants to replace [RFC 9110 §13.1]: <c>If-Match</c> with versions (<c>"3"</c>, or plainly
/// <c>3</c>) or <c>*</c> for any, <c>If-None-Match: *</c> for none.
/// </summary>
internal sealed record VersionCondition(IReadOnlySet<long>? OneOf, bool Any, bool None)
{
    /// <summary>Does the caller say anything at all?</summary>
    public bool IsGiven => Any || None || OneOf is not null;

    /// <summary>Reads the headers; null and a problem where they are not understood.</summary>
    public static VersionCondition? Read(IHeaderDictionary headers, out ProblemResult? problem)
    {
        string ifMatch = headers.IfMatch.ToString().Trim(), ifNoneMatch = headers.IfNoneMatch.ToString().Trim();
        var versions = ifMatch is "" or "*" ? null : Versions(ifMatch);
        problem = versions is { Count: 0 }
            ? ProblemCatalogue.BadHeader("If-Match", "The header If-Match is not understood: write the version that you read, such as \"3\", or *.")
            : ifNoneMatch is not ("" or "*")
                ? ProblemCatalogue.BadHeader("If-None-Match", "The header If-None-Match is not understood here: write *, or leave it out.")
                : null;
        return problem is null ? new(versions, ifMatch == "*", ifNoneMatch == "*") : null;
    }

    /// <param name="current">The version in force; 0: none is.</param>
    public bool HoldsFor(long current) =>
        (!Any || current > 0) && (!None || current == 0) && (OneOf is null || (current > 0 && OneOf.Contains(current)));

    // Empty where any of them is no version.
    private static HashSet<long> Versions(string text)
    {
        var versions = new HashSet<long>();
        foreach (var tag in text.Split(',', StringSplitOptions.TrimEntries))
            if (long.TryParse(Unquoted(tag), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
                versions.Add(version);
            else
                return [];
        return versions;
    }

    // A weak tag never matches strongly, and is none of ours.
    private static string Unquoted(string tag) => EntityTagHeaderValue.TryParse(tag, out var entity) && !entity.IsWeak ? entity.Tag.ToString().Trim('"') : tag;
}
