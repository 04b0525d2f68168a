using System.Globalization;
using System.Threading.RateLimiting;
using EventPlatform.Api.Problems;
using EventPlatform.Hosting.Configuration;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace EventPlatform.Api.Access;

/// <summary>
/// Requests a minute of one client [spec 03.4, source 003]: <c>Api__RequestsPerMinute</c>, 1,000 where it is absent, and
/// <c>Api__RequestsPerMinuteOf__100</c> for the clients of an organisation; of several, the highest holds.
/// </summary>
internal sealed record RateLimits(int Usual, IReadOnlyDictionary<long, int> Organisations) : ISettings<RateLimits>
{
    private const int SourcesOwn = 1_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <exception cref="SettingsException">A limit is no whole number above 0, or an organisation no number.</exception>
    public static RateLimits From(IConfiguration configuration) => new(
        configuration["Api:RequestsPerMinute"] is { Length: > 0 } usual ? Limit("Api__RequestsPerMinute", usual) : SourcesOwn,
        configuration.GetSection("Api:RequestsPerMinuteOf").GetChildren().ToDictionary(Organisation, setting => Limit(NameOf(setting), setting.Value)));

    public int Of(Caller caller)
    {
        var configured = caller.Organisations.Where(Organisations.ContainsKey).Select(organisation => Organisations[organisation]).ToArray();
        return configured.Length > 0 ? configured.Max() : Usual;
    }

    /// <summary>Answers what is too much with 429 and <c>Retry-After</c>.</summary>
    public void Apply(RateLimiterOptions options)
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => http.User is Caller caller && http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null
            ? RateLimitPartition.GetFixedWindowLimiter(caller.Key, _ => new() { PermitLimit = Of(caller), Window = Window })
            : RateLimitPartition.GetNoLimiter(""));
        options.OnRejected = (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
            context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return new(ProblemCatalogue.TooMany.ExecuteAsync(context.HttpContext));
        };
    }

    private static string NameOf(IConfigurationSection setting) => $"Api__RequestsPerMinuteOf__{setting.Key}";

    private static long Organisation(IConfigurationSection setting) =>
        long.TryParse(setting.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var organisation)
            ? organisation
            : throw SettingsException.Wrong(NameOf(setting), "for no organisation", "write an organisation's number behind the last underscores");

    private static int Limit(string name, string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            ? limit
            : throw SettingsException.Wrong(name, $"\"{text}\"", "write how many requests a client may send in a minute, 1 or more");
}
