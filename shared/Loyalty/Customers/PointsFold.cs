using EventPlatform.Contracts.Context;
using EventPlatform.Contracts.Events;

namespace EventPlatform.Loyalty.Customers;

/// <summary>The loyalty balance [spec 02.1]: transferred points leave the customer, with a negative sign they arrive.</summary>
internal static class PointsFold
{
    public static CustomerProfile Apply(CustomerProfile profile, CustomerEvent happened)
    {
        var points = happened.Context.Number(ContextCodes.Points) is { } number ? Exact.Round(number) : 0;
        var told = profile with { Program = happened.Context.Text(ContextCodes.ProgramId) ?? profile.Program };
        return happened switch
        {
            PointsIssued => told with { Points = told.Points + points, LifetimePoints = told.LifetimePoints + points },
            PointsRedeemed => told with { Points = told.Points - points, PointsRedeemed = told.PointsRedeemed + points },
            PointsExpired => told with { Points = told.Points - points, PointsExpired = told.PointsExpired + points },
            _ => told with { Points = told.Points - points },
        };
    }
}
