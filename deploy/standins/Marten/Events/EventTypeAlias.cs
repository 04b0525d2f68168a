using System.Text.RegularExpressions;
using JasperFx.Events;

namespace Marten.Events;

/// <summary>Makes the alias of an event's class, what stands in column <c>type</c>.</summary>
internal static partial class EventTypeAlias
{
    public static string For(Type type, EventNamingStyle style) => style switch
    {
        _ when type.IsGenericType => throw new NotSupportedException(
            $"Event type {type} is generic; its alias is not derived here. Give it one with Events.MapEventType."),
        EventNamingStyle.FullTypeName => type.FullName!.Replace('+', '.'),
        EventNamingStyle.SmarterTypeName when type.DeclaringType is { } outer => $"{Snake(outer.Name)}.{Snake(type.Name)}",
        _ => Snake(type.Name),
    };

    private static string Snake(string name) => WordBorder().Replace(name, "_").ToLowerInvariant();

    /// <summary>Behind a lower-case letter, and before the last of a run of other characters that a lower-case letter follows.</summary>
    [GeneratedRegex("(?<=[a-z])(?=[^a-z])|(?<=[^a-z])(?=[^a-z][a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex WordBorder();
}
