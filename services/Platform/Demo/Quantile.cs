namespace EventPlatform.Platform.Demo;

/// <summary>Quantiles of measured times.</summary>
internal static class Quantile
{
    /// <summary>The smallest value that at least this share of all do not exceed; null of nothing.</summary>
    public static TimeSpan? Of(IReadOnlyList<TimeSpan> values, double share) => values.Count == 0
        ? null
        : values.Order().ElementAt(Math.Clamp((int)Math.Ceiling(values.Count * share) - 1, 0, values.Count - 1));
}
