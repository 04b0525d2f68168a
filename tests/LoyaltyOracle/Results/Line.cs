using System.Globalization;

namespace EventPlatform.LoyaltyOracle.Results;

/// <summary>A result as a line of text, the same whoever found it, so that two ways of finding it can be compared and a difference be read.</summary>
public static class Line
{
    public static string Of(string what, params IEnumerable<(string Field, object? Value)> says) =>
        $"{what} {string.Join(' ', says.Where(one => one.Value is not null).Select(one => $"{one.Field}={Text(one.Value!)}"))}";

    public static string Text(object value) => value switch
    {
        decimal number => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
