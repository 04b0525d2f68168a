using EventPlatform.Api.Access;
using EventPlatform.Api.Answers;
using EventPlatform.Api.OpenApi;
using EventPlatform.Api.Problems;
using EventPlatform.DeadLetters;
using EventPlatform.DeadLetters.Reading;
using EventPlatform.DeadLetters.Showing;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EventPlatform.Api.DeadLetters;

/// <summary>Records that were refused, and what is done with them [spec 01.6, 03.3].</summary>
internal static class DeadLetterEndpoints
{
    private const string All = "/dead-letters", One = All + "/{letterId}";

    public static void AddDeadLetterEndpoints(this IHostApplicationBuilder builder) =>
        builder.AddDeadLetters().Services.AddSingleton<ReadDeadLetters>().AddSingleton<ChangeDeadLetters>();

    public static void MapDeadLetters(this IEndpointRouteBuilder organisation)
    {
        var letters = organisation.MapGroup("").WithTags("Dead letters");
        MapReading(letters);
        MapRedrive(letters);
        MapDiscard(letters);
    }

    private static void MapReading(RouteGroupBuilder letters)
    {
        letters.MapGet(All, (HttpContext http, ReadDeadLetters read) => read.ListAsync(http))
            .RequireRole(Roles.Read, Roles.Admin)
            .WithName("listDeadLetters")
            .WithSummary("Records that were refused, the newest first, without their content.")
            .WithDescription("Those of this organisation, as far as value or key name it; the open ones where no state is asked for. Always fresh.")
            .WithQuery([QueryReader.Limit, QueryReader.CursorName, .. DeadLetterRequest.Names])
            .Produces<Page<ListedLetter>>()
            .ProducesProblems(Status400BadRequest);
        letters.MapGet(All + "/counts", (HttpContext http, ReadDeadLetters read) => read.CountAsync(http))
            .RequireRole(Roles.Read, Roles.Admin)
            .WithName("countDeadLetters")
            .WithSummary("How many there are, by code and state.")
            .WithQuery(DeadLetterRequest.Names)
            .Produces<CountsAnswer>()
            .ProducesProblems(Status400BadRequest);
        letters.MapGet(One, (HttpContext http, ReadDeadLetters read) => read.GetAsync(http))
            .RequireRole(Roles.Admin)
            .WithName("getDeadLetter")
            .WithSummary("One in full: key, value and headers as received, and all that was done with it.")
            .WithDescription("Bytes are shown as text where they are UTF-8, else in hexadecimal digits. They may hold personal data.")
            .Produces<ShownLetter>()
            .ProducesProblems();
    }

    private static void MapRedrive(RouteGroupBuilder letters)
    {
        letters.MapPost(One + "/redrive", (HttpContext http, ChangeDeadLetters change) => change.RedriveOneAsync(http))
            .RequireRole(Roles.Admin)
            .WithName("redriveDeadLetter")
            .WithSummary("Puts one back, as received or patched.")
            .WithDescription(
                "Stored once under the identity of the record that is tried, whatever happens meanwhile; outcome says what came of it. Refused again, it stays open "
                + "with the new reason. A letter that is settled is left as it is, so a repeat changes nothing.")
            .Produces<LetterResult>()
            .ProducesProblems(Status400BadRequest, Status413PayloadTooLarge, Status415UnsupportedMediaType);
        letters.MapPost(All + "/redrive", (HttpContext http, ChangeDeadLetters change) => change.RedriveManyAsync(http))
            .RequireRole(Roles.Admin)
            .WithName("redriveDeadLetters")
            .WithSummary("Puts back those of a list, or all open ones of a filter.")
            .WithDescription($"In the order of their ids. A request handles some {ChangeBody.Most} of a filter; where next is not null, send it again with next as cursor.")
            .Produces<ChangesAnswer>()
            .ProducesProblems(Status400BadRequest, Status413PayloadTooLarge, Status415UnsupportedMediaType);
    }

    private static void MapDiscard(RouteGroupBuilder letters)
    {
        letters.MapPost(One + "/discard", (HttpContext http, ChangeDeadLetters change) => change.DiscardOneAsync(http))
            .RequireRole(Roles.Admin)
            .WithName("discardDeadLetter")
            .WithSummary("Gives one up, with a reason. Record and history stay.")
            .Produces<LetterResult>()
            .ProducesProblems(Status400BadRequest, Status413PayloadTooLarge, Status415UnsupportedMediaType);
        letters.MapPost(All + "/discard", (HttpContext http, ChangeDeadLetters change) => change.DiscardManyAsync(http))
            .RequireRole(Roles.Admin)
            .WithName("discardDeadLetters")
            .WithSummary("Gives up those of a list, or all open ones of a filter.")
            .WithDescription($"A request handles some {ChangeBody.Most} of a filter; where next is not null, send it again with next as cursor.")
            .Produces<ChangesAnswer>()
            .ProducesProblems(Status400BadRequest, Status413PayloadTooLarge, Status415UnsupportedMediaType);
    }
}
