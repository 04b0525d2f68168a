using EventPlatform.Api.Access;
using EventPlatform.Api.Answers;
using EventPlatform.Api.OpenApi;
using EventPlatform.Api.Problems;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EventPlatform.Api.Definitions;

/// <summary>What an organisation configures [spec 06].</summary>
internal static class DefinitionEndpoints
{
    private const string OfKind = "/definitions/{kind}", One = OfKind + "/{id}";

    public static void AddDefinitions(this IServiceCollection services) => services
        .AddSingleton<DefinitionStream>()
        .AddSingleton<DefinitionWriter>()
        .AddSingleton<PutDefinition>()
        .AddSingleton<RetireDefinition>()
        .AddSingleton<ReadDefinitions>();

    public static void MapDefinitions(this IEndpointRouteBuilder organisation)
    {
        var definitions = organisation.MapGroup("").WithTags("Definitions");
        MapReading(definitions);
        MapChanging(definitions);
    }

    private static void MapReading(RouteGroupBuilder definitions)
    {
        definitions.MapGet(OfKind, (HttpContext http, ReadDefinitions read) => read.ListAsync(http))
            .RequireRole(Roles.Read, Roles.Admin)
            .WithName("listDefinitions")
            .WithSummary("The definitions of a kind that are in force, by id.")
            .WithDescription("Read from the read model: as fresh as X-Read-Model-Age says. One definition by its id is always fresh.")
            .WithQuery(QueryReader.Limit, QueryReader.CursorName)
            .Produces<Page<DefinitionAnswer>>()
            .ProducesProblems(Status400BadRequest);
        definitions.MapGet(One, (HttpContext http, ReadDefinitions read) => read.GetAsync(http))
            .RequireRole(Roles.Read, Roles.Admin)
            .WithName("getDefinition")
            .WithSummary("A definition that is in force.")
            .WithDescription("Always fresh. A retired definition is not found; its history is.")
            .Produces<DefinitionAnswer>()
            .ProducesProblems();
        definitions.MapGet(One + "/history", (HttpContext http, ReadDefinitions read) => read.HistoryAsync(http))
            .RequireRole(Roles.Read, Roles.Admin)
            .WithName("getDefinitionHistory")
            .WithSummary("Every version of a definition, newest first.")
            .WithDescription("Always fresh. Each version was in force from its sequence on until the next version's.")
            .WithQuery(QueryReader.Limit, QueryReader.CursorName)
            .Produces<Page<DefinitionAnswer>>()
            .ProducesProblems(Status400BadRequest);
    }

    private static void MapChanging(RouteGroupBuilder definitions)
    {
        definitions.MapPut(One, (HttpContext http, PutDefinition put) => put.HandleAsync(http))
            .RequireRole(Roles.Admin)
            .WithName("putDefinition")
            .WithSummary("Stores a definition, or a new version of it.")
            .WithDescription(
                "Checked as a whole: a bad one is answered with every fault. The same content as before stores nothing and answers the version "
                + "there is. If-Match with the version that was read, or If-None-Match: *, makes sure that nobody's change is overwritten.")
            .Produces<DefinitionAnswer>()
            .Produces<DefinitionAnswer>(Status201Created)
            .ProducesProblems(Status400BadRequest, Status409Conflict, Status412PreconditionFailed, Status413PayloadTooLarge, Status415UnsupportedMediaType);
        definitions.MapDelete(One, (HttpContext http, RetireDefinition retire) => retire.HandleAsync(http))
            .RequireRole(Roles.Admin)
            .WithName("retireDefinition")
            .WithSummary("Takes a definition out of force.")
            .WithDescription("From its place in the log on; what it gave before stays, and so does its history. PUT brings it back as the next version.")
            .Produces(Status204NoContent)
            .ProducesProblems(Status400BadRequest, Status409Conflict, Status412PreconditionFailed);
    }
}
