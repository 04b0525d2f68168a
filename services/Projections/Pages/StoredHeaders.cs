using System.Globalization;
using EventPlatform.Contracts.Events;
using JasperFx.Events;

namespace EventPlatform.Projections.Pages;

/// <summary>What a stored event's headers say.</summary>
internal static class StoredHeaders
{
    public static string? Header(this IEvent stored, string name) =>
        stored.Headers is { } headers && headers.TryGetValue(name, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    public static string? TraceParent(this IEvent stored) => stored.Header(EventHeaders.TraceParent);
}
