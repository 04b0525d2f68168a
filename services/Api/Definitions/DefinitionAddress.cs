using EventPlatform.Api.Access;
using EventPlatform.Contracts.Events;
using EventPlatform.Contracts.Identity;

namespace EventPlatform.Api.Definitions;

/// <summary>The definition that a path names; every definition is a stream of its versions.</summary>
public sealed record DefinitionAddress(long OrgId, DefinitionKind Kind, string Id)
{
    public const string KindRouteValue = "kind", IdRouteValue = "id";

    private const int LongestId = 100;

    public string Key { get; } = StreamKey.Definition(OrgId, Kind.Path, Id);

    /// <summary>Null where there is no such kind, or no definition of any kind can have such an id.</summary>
    public static DefinitionAddress? Of(HttpContext http)
    {
        var id = http.PathPart(IdRouteValue);
        return KindOf(http) is { } kind && id.Length <= LongestId && !id.Any(char.IsControl)
            ? new(http.OrganisationInPath(), kind, kind.Canonical(id))
            : null;
    }

    public static DefinitionKind? KindOf(HttpContext http) => DefinitionKind.ByPath(http.PathPart(KindRouteValue));
}
