using System.Globalization;
using System.Text;

namespace EventPlatform.Contracts.Decoding;

/// <summary>Everything that is wrong with a definition, in one message of bounded length.</summary>
public static class DefinitionProblems
{
    /// <summary>Where a definition stands in its event [spec 06].</summary>
    internal const string Path = "/data/definition";

    private const int Most = 10;
    private const int LongestProblem = 200;

    /// <summary>The rejection of a definition that has problems: the first one's place, and what all of them are.</summary>
    public static Rejection Refuse(IReadOnlyList<DefinitionProblem> problems) => new(ErrorCode.BadDefinition, Tell(problems), Path + problems[0].Pointer);

    internal static string Tell(IReadOnlyList<DefinitionProblem> problems)
    {
        var text = new StringBuilder();
        foreach (var problem in problems.Take(Most))
            text.Append(text.Length == 0 ? "" : "; ").Append(Tell(problem));
        if (problems.Count > Most)
            text.Append(CultureInfo.InvariantCulture, $"; and {problems.Count - Most} more");
        return text.ToString();
    }

    private static string Tell(DefinitionProblem problem)
    {
        var place = problem.Pointer.Length == 0 ? "definition" : Found.Shorten(problem.Pointer, LongestProblem);
        return $"{place}: {Found.Shorten(problem.Message, LongestProblem)}";
    }
}
