using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EventPlatform.Hosting.Health;

/// <summary>Puts the loops into the words of a health check.</summary>
internal static class LoopReport
{
    public static HealthCheckResult Of(IReadOnlyList<LoopHealth> loops, Func<LoopHealth, bool> isGood)
    {
        var bad = loops.Where(loop => !isGood(loop)).ToArray();
        return bad.Length == 0
            ? HealthCheckResult.Healthy($"{loops.Count} loops")
            : HealthCheckResult.Unhealthy(string.Join("; ", bad.AsEnumerable()));
    }
}
