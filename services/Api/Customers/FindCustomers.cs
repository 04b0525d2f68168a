using EventPlatform.Api.Access;
using EventPlatform.Api.Answers;
using EventPlatform.Api.Problems;
using EventPlatform.Contracts.Identity;
using EventPlatform.Loyalty.Customers;
using EventPlatform.ReadModels.Profiles;
using Npgsql;

namespace EventPlatform.Api.Customers;

/// <summary>A customer that was looked up.</summary>
public sealed record FoundCustomer(string CustomerId, ProfileAnswer Profile);

/// <summary><c>GET /v1/orgs/{orgId}/customers?mobile=|email=|externalId=</c> [spec 03.3]: whom an identifier belongs to; a list of one or none.</summary>
internal sealed class FindCustomers(NpgsqlDataSource database)
{
    public static readonly string[] Names = ["mobile", "email", "externalId"];

    private static readonly IdentifierKind[] Kinds = [IdentifierKind.Mobile, IdentifierKind.Email, IdentifierKind.ExternalId];

    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var given = Names.Index().Where(name => http.Request.Query[name.Item].ToString().Length > 0).ToArray();
        if (given is not [var (place, name)] || http.Request.Query[name].Count > 1)
            return ProblemCatalogue.BadQuery([Fault.InParameter(string.Join('|', Names), "BAD_PARAMETER", "Exactly one of mobile, email and externalId is expected, once.")]);
        var identifier = IdentifierKey.Of(http.OrganisationInPath(), Kinds[place], http.Request.Query[name].ToString());
        var found = await FindAsync(identifier, http.RequestAborted);
        return Answer.Ok(new Page<FoundCustomer>(found is null ? [] : [found], null), ApiJson.Plain.PageFoundCustomer);
    }

    private async Task<FoundCustomer?> FindAsync(IdentifierKey identifier, CancellationToken cancellation)
    {
        if (await ProfileQueries.OwnerAsync(database, identifier, cancellation) is not { } key)
            return null;
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(ProfileQueries.OfCustomer(key));
        await using var rows = await batch.ExecuteReaderAsync(cancellation);
        return await ProfileQueries.ReadAsync(rows, cancellation) is { } profile ? new(StreamKey.CustomerOf(key), ProfileAnswer.Of(profile)) : null;
    }
}
