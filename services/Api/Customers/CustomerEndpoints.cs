using System.Globalization;
using EventPlatform.Api.Access;
using EventPlatform.Api.Answers;
using EventPlatform.Api.OpenApi;
using EventPlatform.Api.Problems;
using EventPlatform.Loyalty.Badges;
using EventPlatform.Loyalty.Milestones;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EventPlatform.Api.Customers;

/// <summary>What is known of a customer, from the read models [spec 03.3].</summary>
internal static class CustomerEndpoints
{
    private const string One = "/customers/{customerId}";
    private const int UsualLimit = 100, GreatestLimit = 500;

    public static void MapCustomers(this IEndpointRouteBuilder organisation)
    {
        var customers = organisation.MapGroup("").WithTags("Customers");
        customers.MapGet("/customers", (HttpContext http, FindCustomers find) => find.HandleAsync(http))
            .RequireRole(Roles.Read)
            .WithName("findCustomers")
            .WithSummary("The customer that a mobile, an e-mail address or an external id belongs to.")
            .WithDescription("An identifier belongs to the customer who claimed it last; a list of one or none. Give exactly one of the three.")
            .WithQuery(FindCustomers.Names)
            .Produces<Page<FoundCustomer>>()
            .ProducesProblems(Status400BadRequest);
        customers.MapGet(One, GetAsync)
            .RequireRole(Roles.Read)
            .WithName("getCustomer")
            .WithSummary("All that is known of a customer, in one call.")
            .WithDescription("Read from the read models: as fresh as X-Read-Model-Age says. A customer without an event is not found.")
            .Produces<CustomerAnswer>()
            .ProducesProblems();
        customers.MapGet(One + "/milestones", GetMilestonesAsync)
            .RequireRole(Roles.Read)
            .WithName("getMilestones")
            .WithSummary("A customer's progress, in the order of target rule and period.")
            .WithQuery(QueryReader.Limit, QueryReader.CursorName, MilestoneQuery.GroupName, MilestoneQuery.RuleName, MilestoneQuery.PeriodName, MilestoneQuery.StatusName)
            .Produces<Page<MilestoneAnswer>>()
            .ProducesProblems(Status400BadRequest);
        customers.MapGet(One + "/badges", GetBadgesAsync)
            .RequireRole(Roles.Read)
            .WithName("getBadges")
            .WithSummary("The badges that a customer holds or held, in the order of badge and earn.")
            .WithQuery(QueryReader.Limit, QueryReader.CursorName)
            .Produces<Page<BadgeAnswer>>()
            .ProducesProblems(Status400BadRequest);
    }

    private static async Task<IResult> GetAsync(HttpContext http, CustomerReader customers) =>
        CustomerAddress.Of(http) is { } customer && await customers.ReadAsync(customer, http.RequestAborted) is { } answer
            ? Answer.Ok(answer, ApiJson.Plain.CustomerAnswer)
            : ProblemCatalogue.NotFound;

    private static async Task<IResult> GetMilestonesAsync(HttpContext http, CustomerReader customers)
    {
        if (CustomerAddress.Of(http) is not { } customer)
            return ProblemCatalogue.NotFound;
        var query = new QueryReader(http.Request.Query);
        var limit = query.ReadLimit(UsualLimit, GreatestLimit);
        var after = query.ReadNumbersCursor(2) ?? [long.MinValue, long.MinValue];
        var filter = MilestoneQuery.Read(query);
        if (query.Faults.Count > 0)
            return ProblemCatalogue.BadQuery(query.Faults);
        var rows = await customers.ReadMilestonesAsync(customer, filter, after[0], after[1], limit + 1, http.RequestAborted);
        return rows is null
            ? ProblemCatalogue.NotFound
            : Answer.Ok(Page<MilestoneAnswer>.Of(rows, limit, MilestoneAnswer.Of, KeyOf), ApiJson.Plain.PageMilestoneAnswer);
    }

    private static async Task<IResult> GetBadgesAsync(HttpContext http, CustomerReader customers)
    {
        if (CustomerAddress.Of(http) is not { } customer)
            return ProblemCatalogue.NotFound;
        var query = new QueryReader(http.Request.Query);
        var limit = query.ReadLimit(UsualLimit, GreatestLimit);
        var after = query.ReadCursor(2) ?? ["", ""];
        if (query.Faults.Count > 0)
            return ProblemCatalogue.BadQuery(query.Faults);
        var rows = await customers.ReadBadgesAsync(customer, after[0], after[1], limit + 1, http.RequestAborted);
        return rows is null
            ? ProblemCatalogue.NotFound
            : Answer.Ok(Page<BadgeAnswer>.Of(rows, limit, BadgeAnswer.Of, KeyOf), ApiJson.Plain.PageBadgeAnswer);
    }

    private static string KeyOf(MilestoneProgress row) =>
        Cursor.Write(row.TargetRuleId.ToString(CultureInfo.InvariantCulture), row.PeriodId.ToString(CultureInfo.InvariantCulture));

    private static string KeyOf(HeldBadge badge) => Cursor.Write(badge.BadgeId, badge.EarnId);
}
