using EventPlatform.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace EventPlatform.Projections;

/// <summary>How projections work: <c>Projections__PageSize</c>.</summary>
/// <param name="PageSize">Events of a page at most: large pages spread the cost of their statements, and two are kept in memory.</param>
internal sealed record ProjectionSettings(int PageSize) : ISettings<ProjectionSettings>
{
    private const int UsualPage = 3_000, LargestPage = 20_000;

    public static ProjectionSettings From(IConfiguration configuration) =>
        new(WholeNumberSetting.Read(configuration, "Projections:PageSize", UsualPage, 1, LargestPage));
}
