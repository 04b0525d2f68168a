using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using EventPlatform.LoyaltyOracle.Definitions;

namespace EventPlatform.LoyaltyOracle.Unified;

/// <summary>A group's own goal [spec 06.1]: a sum to reach, or a rule over which targets stand reached.</summary>
internal sealed partial class UnifiedRule(GroupRule group, JsonElement json)
{
    /// <summary>The sum to reach; null where a rule decides.</summary>
    public decimal? Goal { get; } = json.Number("goal");

    public IReadOnlyList<string> Badges { get; } = [.. json.List("badges").Select(badge => badge.GetString()!)];

    /// <summary>What the rule says where these targets stand reached; null where there is none.</summary>
    public bool? Holds(IReadOnlyList<long> reached) => json.Text("rule") switch
    {
        null => null,
        "ALL" => group.Targets.All(target => reached.Contains(target.Id)),
        "ANY" => group.Targets.Any(target => reached.Contains(target.Id)),
        var rule => Solve(Ids().Replace(rule, id => reached.Contains(long.Parse(id.Value, CultureInfo.InvariantCulture)) ? "yes" : "no")),
    };

    /// <summary>Each innermost bracket gives way to what it says, until none is left.</summary>
    private static bool Solve(string rule) => Bracket().Match(rule) is { Success: true } inner
        ? Solve($"{rule[..inner.Index]}{(Flat(inner.Groups[1].Value) ? "yes" : "no")}{rule[(inner.Index + inner.Length)..]}")
        : Flat(rule);

    /// <summary><c>&amp;&amp;</c> binds tighter than <c>||</c>.</summary>
    private static bool Flat(string rule) => rule.Split("||").Any(part => part.Split("&&").All(one => one.Trim() == "yes"));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\(([^()]*)\)")]
    private static partial Regex Bracket();
}
