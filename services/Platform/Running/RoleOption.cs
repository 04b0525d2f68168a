using System.CommandLine;
using System.CommandLine.Parsing;

namespace EventPlatform.Platform.Running;

/// <summary><c>--roles ingest,relay</c>; null, which means all, where it is not given.</summary>
internal static class RoleOption
{
    public static readonly IReadOnlySet<Role> All = Enum.GetValues<Role>().ToHashSet();

    private static readonly string Known = string.Join(",", Enum.GetNames<Role>()).ToLowerInvariant();

    public static Option<IReadOnlySet<Role>?> Create() => new("--roles")
    {
        Description = $"What this process does, separated by commas: {Known}. Default: all of it.",
        CustomParser = argument => Parse(argument),
    };

    private static HashSet<Role> Parse(ArgumentResult argument)
    {
        var roles = new HashSet<Role>();
        foreach (var name in string.Join(',', argument.Tokens.Select(token => token.Value)).Split(',', StringSplitOptions.TrimEntries))
            if (char.IsAsciiLetter(name.FirstOrDefault()) && Enum.TryParse<Role>(name, ignoreCase: true, out var role))
                roles.Add(role);
            else
                argument.AddError($"\"{name}\" is no role: choose from {Known}.");
        return roles;
    }
}
