using EventPlatform.Api.Access;
using EventPlatform.Api.CopiedInterfaces;
using EventPlatform.Api.OpenApi;
using EventPlatform.Api.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EventPlatform.Api.Interactions;

/// <summary><c>GET /v1.1/customer/interaction</c>: a published interface, copied exactly [spec 03.2, source 003].</summary>
internal static class InteractionEndpoint
{
    public static void AddInteractions(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<MessageMask>();
        builder.Services.AddSingleton<InteractionReader>().AddSingleton<InteractionWriter>();
    }

    public static void MapInteractions(this IEndpointRouteBuilder app) => app
        .MapGet("/v1.1/customer/interaction", GetAsync)
        .RequireRoleInChosenOrganisation(Roles.Read)
        .WithName("getCustomerInteractions")
        .WithTags("Copied interfaces")
        .WithSummary("How often and when last a customer was reached, by network and type.")
        .WithDescription("Answers 200 and says in the body what became of the request; what concerns access is answered with problem details.")
        .WithQuery("identifierName", "identifierValue", InteractionRequest.FormatName, InteractionRequest.NetworkName, InteractionRequest.TypeName,
            InteractionRequest.MessagesName, InteractionRequest.LimitName, InteractionRequest.OffsetName)
        .Produces<InteractionsAnswer>()
        .ProducesProblemsOfAccess();

    private static async Task<IResult> GetAsync(HttpContext http, InteractionReader interactions, InteractionWriter writer)
    {
        var organisation = ChosenOrganisation.Of(http);
        if (organisation.Problem is { } problem)
            return problem;
        if (InteractionRequest.Read(http.Request.Query, out var fault) is not { } request)
            return Failed(fault!);
        return organisation.Id is { } orgId && await interactions.ReadAsync(orgId, request, http.RequestAborted) is { } found
            ? Of(new(InteractionStatus.Succeeded, writer.Customer(request, found)))
            : Failed(InteractionStatus.NotFound(request.Identifier));
    }

    private static JsonHttpResult<InteractionsAnswer> Failed(InteractionStatus item) => Of(new(InteractionStatus.AllFailed, InteractionCustomer.Nobody(item)));

    private static JsonHttpResult<InteractionsAnswer> Of(InteractionsResponse response) =>
        TypedResults.Json(new InteractionsAnswer(response), CopiedJson.Plain.InteractionsAnswer);
}
